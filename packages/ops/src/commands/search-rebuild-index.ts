import * as z from 'zod';
import { type Call, command } from '../command.ts';
import { invoke } from '../invoke.ts';
import { resourceName, type Target } from '../target.ts';

/** Longer than `build-search` may take. */
const TIMEOUT_MS = 310_000;

const Options = z.strictObject({});

const Built = z.object({ outcome: z.string(), factoids: z.int(), vectors: z.int() });

/** Builds the search's snapshot from everything, now. The function does it, of which there is never more than one at a time. */
export const searchRebuildIndex = command({
  summary: "builds the search's snapshot anew from every factoid and vector, now",
  options: Options,
  plan: async ({ target }) => ({ would: 'invoke', function: builderOf(target) }),
  run,
});

async function run({ target }: Call) {
  const startedAt = performance.now();
  const answer = await invoke(target, { functionName: builderOf(target), timeoutMs: TIMEOUT_MS });
  const { outcome, factoids, vectors } = Built.parse(JSON.parse(answer));
  return { outcome, factoids, vectors, without_vector: factoids - vectors, took_ms: Math.round(performance.now() - startedAt) };
}

function builderOf(target: Target): string {
  return resourceName(target, 'build-search');
}
