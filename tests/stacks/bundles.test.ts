import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunction } from '@factoids/stacks/bundling';
import { afterAll, describe, expect, test } from 'vitest';

const KB = 1024;
const root = process.cwd();
const out = mkdtempSync(join(tmpdir(), 'factoids-bundles-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe('a visitor waits for no code that a function does not need', () => {
  test.each([
    ['functions/api/read.ts', 1024],
    ['functions/api/runs.ts', 1024],
    ['functions/stream/run-stream.ts', 800],
    ['functions/workers/run-worker.ts', 2560],
    ['functions/schedules/reap-runs.ts', 2560],
  ])('%s stays within %i KB', (entry, budget) => {
    const { bytes } = bundleFunction({ root, entry, outdir: join(out, entry) });
    expect(statSync(join(out, entry, 'index.mjs')).size).toBe(bytes);
    expect(bytes).toBeLessThanOrEqual(budget * KB);
  });
});

test('the same sources make the same bytes, so that an unchanged function is not deployed again', () => {
  const [first, second] = ['first', 'second'].map((name) => {
    const outdir = join(out, name);
    bundleFunction({ root, entry: 'functions/api/read.ts', outdir });
    return readFileSync(join(outdir, 'index.mjs'), 'utf8');
  });
  expect(first).toBe(second);
});

test('a function brings no credential chain and no translations along', () => {
  const { metafile } = bundleFunction({ root, entry: 'functions/api/runs.ts', outdir: join(out, 'runs') });
  const [output] = Object.values(metafile.outputs).filter(({ entryPoint }) => entryPoint);
  const kept = Object.entries(output!.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const paths = kept.map(([path]) => path);
  expect(paths.filter((path) => /credential-provider|zod\/v4\/locales\/(?!en\.js)/.test(path))).toEqual([]);
});
