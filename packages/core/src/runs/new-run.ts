import type { RunId } from '@factoids/contracts';
import type { Caller } from '../accounts/index.ts';
import { type AdmissionBasis, type HoldPiece, ownerOfCaller, windowOf } from '../admission/index.ts';
import type { Run } from './run.ts';
import type { RunPlan } from './run-plan.ts';

interface NewRun {
  readonly id: RunId;
  readonly basis: AdmissionBasis;
  readonly caller: Caller;
  readonly plan: Pick<RunPlan, 'work' | 'quote' | 'promptHash'>;
  readonly holds: readonly HoldPiece[];
}

/** A pending run, as it is at the moment of its admission. */
export function newRun({ id, basis, caller, plan, holds }: NewRun): Run {
  const now = basis.now.toISOString();
  return {
    id,
    ...plan.work,
    owner: ownerOfCaller(caller),
    party: basis.party,
    status: 'pending',
    daily: caller.kind === 'system' && caller.purpose === 'daily' ? caller.day : null,
    promptHash: plan.promptHash,
    quote: plan.quote,
    window: windowOf(basis.now),
    holds,
    hold: 'held',
    epoch: 0,
    leaseUntil: null,
    calls: [],
    cancelRequestedAt: null,
    factoidId: null,
    problem: null,
    sentAt: now,
    sends: 1,
    createdAt: now,
    startedAt: null,
    finishedAt: null,
  };
}
