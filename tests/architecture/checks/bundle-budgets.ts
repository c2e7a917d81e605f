import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunction } from '@factoids/stacks/bundling';
import type { Check } from './check.ts';

const KB = 1024;

/** What a function's minified bundle may weigh, in KB: code that a cold start has to read before it answers. */
export const BUNDLE_BUDGETS_KB = {
  'functions/api/account.ts': 1024,
  'functions/api/admin.ts': 1024,
  'functions/api/chat.ts': 1024,
  'functions/api/read.ts': 1024,
  'functions/api/runs.ts': 1024,
  'functions/stream/run-stream.ts': 800,
  'functions/workers/run-worker.ts': 2560,
  'functions/workers/chat-worker.ts': 3072,
  'functions/schedules/reap-runs.ts': 2560,
  'functions/schedules/refresh-models.ts': 1024,
  'functions/schedules/close-day.ts': 1024,
  'functions/schedules/watch-traffic.ts': 1024,
  'functions/schedules/build-search.ts': 1024,
  'functions/search/search.ts': 1024,
  'functions/schedules/write-daily.ts': 1024,
  'functions/schedules/embed-factoids.ts': 1024,
  'functions/workers/notice-worker.ts': 1024,
} as const;

export const bundleBudgets: Check = {
  name: 'bundles within their budgets',
  run: async (root) => {
    const out = await mkdtemp(join(tmpdir(), 'factoids-budgets-'));
    try {
      const over = Object.entries(BUNDLE_BUDGETS_KB).flatMap(([entry, budget]) => {
        const { bytes } = bundleFunction({ root, entry, outdir: join(out, entry) });
        return bytes > budget * KB ? [`${entry}: ${Math.ceil(bytes / KB)} KB, over its ${budget}`] : [];
      });
      return { ok: over.length === 0, output: over.join('\n') };
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  },
};
