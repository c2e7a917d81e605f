import type { Run } from '../../runs/index.ts';
import { costOf } from './expected-counters.ts';

/** How often what came up: a proof that meets nothing proves nothing. */
export type Coverage = Map<string, number>;

export function note(coverage: Coverage, what: string, times = 1): void {
  coverage.set(what, (coverage.get(what) ?? 0) + times);
}

/** What came of a run, once all is quiet. */
export function noteRun(coverage: Coverage, { kind, status, problem, hold, holds, calls, quote }: Run): void {
  note(coverage, 'run');
  note(coverage, `kind ${kind}`);
  if (kind === 'chat' && costOf(calls) > 0) note(coverage, 'turn that cost something');
  note(coverage, `run ${problem ? problem.code : status}`);
  note(coverage, `hold ${hold}`);
  const [first] = holds;
  const scopes = new Set(holds.map(({ scope }) => scope)).size;
  if (holds.length > scopes) note(coverage, 'hold of several pieces');
  if (holds.some(({ window, shard }) => window === first?.window && shard > 0)) note(coverage, 'hold in a further shard');
  if (holds.some(({ window }) => window !== first?.window)) note(coverage, 'hold over midnight');
  if (calls.some(({ usage }) => usage?.cost === quote.callMaxCost)) note(coverage, 'call at its bound');
  if (costOf(calls) > quote.maxCost) note(coverage, 'cost above the first hold');
}
