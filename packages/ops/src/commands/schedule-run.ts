import * as z from 'zod';
import { command } from '../command.ts';
import { invoke } from '../invoke.ts';
import { resourceName } from '../target.ts';

const TIMEOUT_MS = 120_000;

const Options = z.strictObject({
  schedule: z.string().regex(/^[a-z][a-z0-9-]*$/, 'is the short name of a function, for example reap-runs'),
});

/** Calls the function of a schedule once, now, and waits for its answer. Its own schedule goes on as before. */
export const scheduleRun = command({
  summary: 'runs the function of a schedule once, now (reap-runs)',
  options: Options,
  positionals: ['schedule'],
  plan: async ({ target }, { schedule }) => ({ would: 'invoke', function: resourceName(target, schedule) }),
  async run({ target }, { schedule }) {
    const functionName = resourceName(target, schedule);
    const startedAt = performance.now();
    const answer = await invoke(target, { functionName, timeoutMs: TIMEOUT_MS });
    return { function: functionName, took_ms: Math.round(performance.now() - startedAt), answer };
  },
});
