import { RunMessage } from '@factoids/contracts';
import { executeRun, settleRun } from '@factoids/core';
import { openRouterFactoidWriter, openRouterGenerationLookup } from '@factoids/llm';
import { clock, dailyStore, factoidSearch, factoidStore, ids, runQueue, runStore, secretsOf } from '../container.ts';
import { readEnvironment } from '../env.ts';
import { queueFunction } from '../middleware/queue-function.ts';

/** Longer than the function's own timeout of 90 s: who holds a lease that has run out is gone. */
const LEASE_MS = 100_000;

/** Two calls of this length fit into the function's time. */
const CALL_TIMES = { idleTimeoutMs: 20_000, totalTimeoutMs: 40_000 } as const;
const LOOKUP_TIMEOUT_MS = 5_000;

/** Runs what was asked for, and settles what it cost. */
export const handler = queueFunction({
  service: 'run-worker',
  schema: RunMessage,
  prepare: async () => {
    const env = readEnvironment([
      'CONTENT_TABLE',
      'RUNS_TABLE',
      'LEDGER_TABLE',
      'RUN_QUEUE_URL',
      'SEARCH_FUNCTION',
      'SECRETS_PREFIX',
      'OPENROUTER_BASE_URL',
    ]);
    const { OPENROUTER_API_KEY: apiKey } = await secretsOf(env, ['OPENROUTER_API_KEY']);
    const provider = { baseUrl: env.OPENROUTER_BASE_URL, apiKey };
    return {
      clock,
      ids,
      runs: runStore(env),
      queue: runQueue(env),
      factoids: factoidStore(env),
      search: factoidSearch(env),
      daily: dailyStore(env),
      writer: openRouterFactoidWriter({ ...provider, ...CALL_TIMES }),
      lookup: openRouterGenerationLookup({ ...provider, timeoutMs: LOOKUP_TIMEOUT_MS }),
      leaseMs: LEASE_MS,
    };
  },
  consume: async ({ message, holder, log }, deps) => {
    const runId = message.run_id;
    if (message.type === 'run.settlement_due') {
      await settleRun({ deps, runId, lookup: message.lookup });
      log.info('settlement looked up', { run_id: runId, count: message.lookup });
    } else {
      const outcome = await executeRun({ deps, runId, holder });
      log.info('run executed', { run_id: runId, outcome });
    }
  },
});
