import type { GenerateBody } from '@factoids/contracts';
import type { Caller } from '../accounts/index.ts';
import {
  type AdmissionBasis,
  admit,
  hashOf,
  holdPieces,
  IDEMPOTENCY_MS,
  type IdempotencyRecord,
  type LimitState,
  limitsAfter,
  limitsOf,
  ownerOfCaller,
  type ReadAdmission,
  readAdmission,
  requireAllowedTopic,
  softLimitsCrossed,
  type Taking,
} from '../admission/index.ts';
import { AppError } from '../app-error.ts';
import type { IdSource } from '../id-source.ts';
import type { PriceListReader } from '../models/index.ts';
import { type NoticeQueue, softLimitNotice } from '../notices/index.ts';
import { endRun } from './end-run.ts';
import { newRun } from './new-run.ts';
import { priceRequest } from './price-request.ts';
import type { Run } from './run.ts';
import type { RunQueue } from './run-queue.ts';
import type { RunStore } from './run-store.ts';
import { untilDecided } from './until-decided.ts';

type AdmissionDeps = ReadAdmission['deps'];

interface Deps extends AdmissionDeps {
  readonly ids: IdSource;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly runs: RunStore;
  readonly queue: RunQueue;
  readonly readPriceList: PriceListReader;
  readonly notices: NoticeQueue;
  /** Whether a human check is offered. */
  readonly canVerify: boolean;
}

interface Input {
  readonly caller: Caller;
  readonly body: GenerateBody;
  readonly idempotencyKey: string | undefined;
  /** Told how the caller's limits stand, before a refusal as after an admission. */
  readonly noteLimits: (limits: readonly LimitState[]) => void;
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
export async function requestRun({ deps, input }: { deps: Deps; input: Input }): Promise<RequestedRun> {
  const requested = await untilDecided(deps, () => attempt(deps, input));
  if (requested.admitted === null) return requested;
  await wakeWorker(deps, requested.run, claimOf(deps, input));
  const crossed = softLimitsCrossed({ ...requested.admitted, action: 'generate' });
  await Promise.all(crossed.map((limit) => deps.notices.raise(softLimitNotice(limit))));
  return requested;
}

/** null when what was read did not hold any more when it was written. */
async function attempt(deps: Deps, input: Input): Promise<RequestedRun | null> {
  const { caller, body, idempotencyKey } = input;
  const basis = await readAdmission({ deps, caller, action: 'generate', idempotencyKey });
  const claim = claimOf(deps, input);
  if (basis.reading.earlier) return replay(deps, basis.reading.earlier, claim);
  const admission = { ...basis, action: 'generate', canVerify: deps.canVerify } as const;
  input.noteLimits(limitsOf(admission));
  requireAllowedTopic(basis.controls, body.topic);
  const { model, quote } = await priceRequest(deps.readPriceList, basis, body);
  const takings = admit(admission, quote.maxCost, deps.random);
  const run = newRun({ id: deps.ids.run(), basis, caller, body, model, quote, holds: holdPieces(takings) });
  const idempotency = claim && { ...claim, runId: run.id };
  const creation = await deps.runs.create(run, { idempotency, takings });
  if (creation.outcome === 'refused') return null;
  if (creation.outcome === 'replayed') return replay(deps, creation.earlier, claim);
  input.noteLimits(limitsAfter(admission, takings));
  return { run, isReplay: false, admitted: { basis, takings } };
}

type Claim = Omit<IdempotencyRecord, 'runId'>;

function claimOf({ clock }: Deps, { caller, body, idempotencyKey: key }: Input): Claim | null {
  if (key === undefined) return null;
  const bodyHash = hashOf([body.topic, body.model, body.temperature]);
  const expiresAt = new Date(clock.now().getTime() + IDEMPOTENCY_MS).toISOString();
  return { owner: ownerOfCaller(caller), key, bodyHash, expiresAt };
}

async function replay(deps: Deps, earlier: IdempotencyRecord, ours: Claim | null): Promise<RequestedRun> {
  if (earlier.bodyHash !== ours?.bodyHash || earlier.runId === null) throw new AppError('idempotency_mismatch');
  const run = await deps.runs.find(earlier.runId);
  if (!run) throw new AppError('store_busy', { retryAfterSeconds: 1 });
  return { run, isReplay: true, admitted: null };
}

async function wakeWorker(deps: Deps, run: Run, claim: Claim | null): Promise<void> {
  try {
    await deps.queue.send({ type: 'run.requested', run_id: run.id });
  } catch (cause) {
    const problem = new AppError('queue_unavailable', { retryAfterSeconds: 2, cause });
    const forget = claim && { ...claim, runId: run.id };
    // A message that was taken although its answer got lost has perhaps been worked on: then the run is accepted.
    if (await endRun({ deps, run, seq: 1, outcome: { status: 'failed', problem: problem.toProblem() }, forget })) throw problem;
  }
}
