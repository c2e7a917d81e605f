import type { RunId } from '@factoids/contracts';
import { closeHold } from './close-hold.ts';
import type { GenerationLookup } from './generation-lookup.ts';
import { requireRun } from './require-run.ts';
import { holdAfter, type Run, type RunCall } from './run.ts';
import type { RunQueue } from './run-queue.ts';
import type { RunStore } from './run-store.ts';

/** When the provider is asked what a call cost, after the run ended; after the last it is settled at the bound. */
export const SETTLEMENT_DELAYS_SECONDS = [2, 10, 60] as const;

interface Deps {
  readonly runs: RunStore;
  readonly queue: RunQueue;
  readonly lookup: GenerationLookup;
}

/** Asks for the first look-up, if the run ended with a cost unknown. */
export async function scheduleSettlement({ deps, run }: { deps: Pick<Deps, 'queue'>; run: Run }): Promise<void> {
  if (holdAfter(run.calls) === 'settling') await sendLookup(deps, run.id, 0);
}

/** Learns what a settling run cost and closes its hold, once. Called again, or for any other run, it changes nothing; throws when there is no such run. */
export async function settleRun({ deps, runId, lookup }: { deps: Deps; runId: RunId; lookup: number }): Promise<void> {
  const run = await requireRun(deps.runs, runId);
  if (run.hold !== 'settling') return;
  const calls = await Promise.all(run.calls.map((call) => lookUp(deps, call)));
  if (holdAfter(calls) !== 'settling') {
    await deps.runs.settle(run, { calls, ...closeHold(run, calls) });
  } else if (lookup + 1 < SETTLEMENT_DELAYS_SECONDS.length) {
    await sendLookup(deps, runId, lookup + 1);
  } else {
    const bounded = calls.map((call) => atBound(call, run));
    await deps.runs.settle(run, { calls: bounded, ...closeHold(run, bounded) });
  }
}

async function lookUp(deps: Deps, call: RunCall): Promise<RunCall> {
  if (call.generationId === null || (call.usage !== null && call.usage.cost !== null)) return call;
  const usage = await deps.lookup.find(call.generationId).catch(() => null);
  return usage ? { ...call, usage } : call;
}

/** Nobody may learn later that it was dearer: the bound is what a call can cost at the very most. */
function atBound(call: RunCall, { quote }: Run): RunCall {
  if (call.usage !== null && call.usage.cost !== null) return call;
  const { promptTokens, completionTokens } = call.usage ?? { promptTokens: 0, completionTokens: 0 };
  return { ...call, usage: { promptTokens, completionTokens, cost: call.maxCost ?? quote.callMaxCost } };
}

async function sendLookup(deps: Pick<Deps, 'queue'>, runId: RunId, lookup: number): Promise<void> {
  await deps.queue.send({ type: 'run.settlement_due', run_id: runId, lookup }, SETTLEMENT_DELAYS_SECONDS[lookup]);
}
