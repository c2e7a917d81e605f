import { ZERO_USD } from '@factoids/contracts';
import { type CounterChange, freeSlots, settlePieces } from '../admission/index.ts';
import { type HoldState, holdAfter, type Run, type RunCall, usageOf } from './run.ts';

export interface ClosedHold {
  readonly hold: HoldState;
  readonly changes: readonly CounterChange[];
}

/** What becomes of a run's hold with these calls, and what that changes in the counters it was taken from. */
export function closeHold({ hold, holds }: Run, calls: readonly RunCall[]): ClosedHold {
  const after = holdAfter(calls);
  if (after === 'settling') return { hold: after, changes: hold === 'held' ? freeSlots(holds) : [] };
  const cost = usageOf(calls).cost ?? ZERO_USD;
  return { hold: after, changes: settlePieces(holds, cost, hold === 'held' ? 'free' : 'freed') };
}
