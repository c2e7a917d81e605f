import type { GenerateBody } from '@factoids/contracts';
import { ownerOf, type Principal } from '../accounts/index.ts';
import { chooseModel, hashOf, IDEMPOTENCY_MS, type IdempotencyRecord, type Policy, quoteFactoid } from '../admission/index.ts';
import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../id-source.ts';
import type { PricedModel, PriceListReader } from '../models/index.ts';
import { endRun } from './end-run.ts';
import type { Run } from './run.ts';
import type { RunQueue } from './run-queue.ts';
import type { RunStore } from './run-store.ts';

interface Deps {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly runs: RunStore;
  readonly queue: RunQueue;
  readonly readPriceList: PriceListReader;
  readonly policy: Policy;
}

interface Input {
  readonly principal: Principal;
  readonly body: GenerateBody;
  readonly idempotencyKey: string | undefined;
}

export interface RequestedRun {
  readonly run: Run;
  /** Whether an earlier request with the same key made it. */
  readonly isReplay: boolean;
}

/**
 * Accepts a run durably, then wakes a worker. What it returns exists; what it could not queue it has ended. An answer that
 * was given already is given again, whatever has become of models and prices since.
 */
export async function requestRun({ deps, input }: { deps: Deps; input: Input }): Promise<RequestedRun> {
  const idempotency = idempotencyOf(deps, input);
  const earlier = idempotency && (await deps.runs.findIdempotency(idempotency, deps.clock.now().toISOString()));
  if (earlier) return replay(deps, earlier, idempotency);
  const { models } = await deps.readPriceList();
  const run = newRun(deps, input, chooseModel({ models, policy: deps.policy.models }, input.body.model));
  const record = idempotency && { ...idempotency, runId: run.id };
  const existing = await deps.runs.create(run, record);
  if (existing) return replay(deps, existing.earlier, record);
  await wakeWorker(deps, run, record);
  return { run, isReplay: false };
}

function newRun(deps: Deps, { principal, body }: Input, model: PricedModel): Run {
  const topic = body.topic || null;
  const now = deps.clock.now().toISOString();
  const { id, structuredOutput, tools } = model;
  return {
    id: deps.ids.run(),
    kind: 'factoid',
    owner: ownerOf(principal),
    status: 'pending',
    input: { topic, model: { id, structuredOutput, tools }, temperature: body.temperature ?? null },
    quote: quoteFactoid(model, topic),
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

type Claim = Omit<IdempotencyRecord, 'runId'>;

function idempotencyOf({ clock }: Deps, { principal, body, idempotencyKey: key }: Input): Claim | null {
  if (key === undefined) return null;
  const bodyHash = hashOf([body.topic, body.model, body.temperature]);
  const expiresAt = new Date(clock.now().getTime() + IDEMPOTENCY_MS).toISOString();
  return { owner: ownerOf(principal), key, bodyHash, expiresAt };
}

async function replay(deps: Deps, earlier: IdempotencyRecord, ours: Claim | null): Promise<RequestedRun> {
  if (earlier.bodyHash !== ours?.bodyHash) throw new AppError('idempotency_mismatch');
  const run = await deps.runs.find(earlier.runId);
  if (!run) throw new AppError('store_busy', { retryAfterSeconds: 1 });
  return { run, isReplay: true };
}

async function wakeWorker(deps: Deps, run: Run, forget: IdempotencyRecord | null): Promise<void> {
  try {
    await deps.queue.send({ type: 'run.requested', run_id: run.id });
  } catch (cause) {
    const problem = new AppError('queue_unavailable', { retryAfterSeconds: 2, cause });
    // A message that was taken although its answer got lost has perhaps been worked on: then the run is accepted.
    if (await endRun({ deps, run, seq: 1, outcome: { status: 'failed', problem: problem.toProblem() }, forget })) throw problem;
  }
}
