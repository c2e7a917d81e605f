import type { ChatSessionId, RunId } from '@factoids/contracts';
import type { Caller } from '../accounts/index.ts';
import {
  type AdmissionBasis,
  admit,
  holdPieces,
  IDEMPOTENCY_MS,
  type IdempotencyRecord,
  type LimitState,
  limitsAfter,
  limitsOf,
  ownerOfCaller,
  type ReadAdmission,
  type RunAction,
  readAdmission,
  softLimitsCrossed,
  type Taking,
} from '../admission/index.ts';
import { AppError } from '../app-error.ts';
import type { IdSource } from '../id-source.ts';
import { type NoticeQueue, softLimitNotice } from '../notices/index.ts';
import { endRun } from './end-run.ts';
import { newRun } from './new-run.ts';
import type { Run } from './run.ts';
import type { RunPlan } from './run-plan.ts';
import type { RunQueue } from './run-queue.ts';
import type { RunStore } from './run-store.ts';
import { untilDecided } from './until-decided.ts';

type AdmissionDeps = ReadAdmission['deps'];

export interface StartDeps extends AdmissionDeps {
  readonly ids: Pick<IdSource, 'run'>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly runs: RunStore;
  readonly queue: RunQueue;
  readonly notices: NoticeQueue;
  /** Whether a human check is offered. */
  readonly canVerify: boolean;
}

interface Asked {
  readonly caller: Caller;
  readonly action: RunAction;
  readonly chat?: ChatSessionId;
  readonly idempotencyKey: string | undefined;
  /** The same for the same request: another one with the same key is a mistake. */
  readonly bodyHash: string;
  /** Told how the caller's limits stand, before a refusal as after an admission. */
  readonly noteLimits: (limits: readonly LimitState[]) => void;
}

interface StartRun {
  readonly deps: StartDeps;
  readonly asked: Asked;
  /** Asked again for each try. What it throws is the answer, and nothing is taken; null when the basis must be read again first. */
  readonly plan: (basis: AdmissionBasis, id: RunId) => Promise<RunPlan | null>;
}

export interface RequestedRun {
  readonly run: Run;
  /** Whether an earlier request with the same key made it. */
  readonly isReplay: boolean;
  /** What an admission was decided on and what it took; null for a replay. */
  readonly admitted: { readonly basis: AdmissionBasis; readonly takings: readonly Taking[] } | null;
}

/**
 * Decides before any model is called whether the worst that it can cost still fits everything it touches, accepts the run
 * durably, then wakes a worker. What it returns exists; what it could not queue it has ended. An answer that was given already
 * is given again, whatever has become of limits, models and prices since.
 */
export async function startRun(start: StartRun): Promise<RequestedRun> {
  const { deps, asked } = start;
  const requested = await untilDecided(deps, () => attempt(start));
  if (requested.admitted === null) return requested;
  await wakeWorker(start, requested.run);
  const crossed = softLimitsCrossed({ ...requested.admitted, action: asked.action });
  await Promise.all(crossed.map((limit) => deps.notices.raise(softLimitNotice(limit))));
  return requested;
}

/** null when what was read did not hold any more when it was written. */
async function attempt({ deps, asked, plan }: StartRun): Promise<RequestedRun | null> {
  const { caller, action, chat, idempotencyKey } = asked;
  const basis = await readAdmission({ deps, caller, action, chat, idempotencyKey });
  const claim = claimOf(deps, asked);
  if (basis.reading.earlier) return replay(deps, basis.reading.earlier, claim);
  const admission = { ...basis, action, canVerify: deps.canVerify } as const;
  asked.noteLimits(limitsOf(admission));
  const id = deps.ids.run();
  const planned = await plan(basis, id);
  if (planned === null) return null;
  const takings = admit(admission, planned.quote.maxCost, deps.random);
  const run = newRun({ id, basis, caller, plan: planned, holds: holdPieces(takings) });
  const idempotency = claim && { ...claim, runId: run.id };
  const creation = await deps.runs.create(run, { idempotency, takings, turn: planned.turn });
  if (creation.outcome === 'refused') return null;
  if (creation.outcome === 'replayed') return replay(deps, creation.earlier, claim);
  asked.noteLimits(limitsAfter(admission, takings));
  return { run, isReplay: false, admitted: { basis, takings } };
}

type Claim = Omit<IdempotencyRecord, 'runId'>;

function claimOf({ clock }: StartDeps, { caller, bodyHash, idempotencyKey: key }: Asked): Claim | null {
  if (key === undefined) return null;
  const expiresAt = new Date(clock.now().getTime() + IDEMPOTENCY_MS).toISOString();
  return { owner: ownerOfCaller(caller), key, bodyHash, expiresAt };
}

async function replay(deps: StartDeps, earlier: IdempotencyRecord, ours: Claim | null): Promise<RequestedRun> {
  if (earlier.bodyHash !== ours?.bodyHash || earlier.runId === null) throw new AppError('idempotency_mismatch');
  const run = await deps.runs.find(earlier.runId);
  if (!run) throw new AppError('store_busy', { retryAfterSeconds: 1 });
  return { run, isReplay: true, admitted: null };
}

async function wakeWorker({ deps, asked }: StartRun, run: Run): Promise<void> {
  try {
    await deps.queue.send({ type: 'run.requested', run_id: run.id });
  } catch (cause) {
    const problem = new AppError('queue_unavailable', { retryAfterSeconds: 2, cause });
    const claim = claimOf(deps, asked);
    const forget = claim && { ...claim, runId: run.id };
    // A message that was taken although its answer got lost has perhaps been worked on: then the run is accepted.
    if (await endRun({ deps, run, seq: 1, outcome: { status: 'failed', problem: problem.toProblem() }, forget })) throw problem;
  }
}
