import { formatUsd } from '@factoids/contracts';
import { type EmbeddedFactoids, embedFactoids } from '@factoids/core';
import * as z from 'zod';
import { type Call, CheckFailed, command, type Fields } from '../command.ts';
import { embeddingDeps } from '../embedding-deps.ts';

const Options = z.strictObject({});

const NEXT: Readonly<Record<EmbeddedFactoids['outcome'], string>> = {
  done: 'search:rebuild-index puts them into the search now; build-search does within ten minutes',
  bounded: 'run it again: it goes on',
  without: 'run it again once the budget has room or the provider answers: it goes on',
  off: 'the policy names no embeddings.model: the search goes by words alone',
};

/** Looks at every factoid, the newest first. Interrupted, or out of money, it is run again and goes on. */
export const embeddingsBackfill = command({
  summary: "makes vectors of factoids that have none, on the system's budget; run again, it goes on",
  options: Options,
  plan: async (call) => {
    const { deps } = await embeddingDeps(call.target);
    const { looked, embedded, maxCost, outcome } = await embedFactoids({ deps, dryRun: true });
    return { would_embed: embedded, already_there: looked - embedded, at_most_usd: formatUsd(maxCost), ...next(outcome) };
  },
  run,
});

async function run({ target, progress }: Call): Promise<Fields> {
  const { deps, problems } = await embeddingDeps(target);
  const { embedded: total } = await embedFactoids({ deps, dryRun: true });
  const beganAtMs = performance.now();
  const made = await embedFactoids({ deps, onProgress: (done) => progress.show(Math.min(done, total), total) });
  const seconds = Number(((performance.now() - beganAtMs) / 1000).toFixed(1));
  const { outcome, looked, embedded, maxCost } = made;
  const told = { embedded, left: Math.max(0, total - embedded), looked_at: looked, held_usd: formatUsd(maxCost), seconds };
  if (outcome !== 'without') return { ...told, ...next(outcome) };
  throw new CheckFailed({ ...told, why: problems.at(-1) ?? 'no vectors came', ...next(outcome) });
}

function next(outcome: EmbeddedFactoids['outcome']): Fields {
  return { next: NEXT[outcome] };
}
