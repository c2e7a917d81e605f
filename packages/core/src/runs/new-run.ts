import type { GenerateBody, RunId } from '@factoids/contracts';
import type { Caller } from '../accounts/index.ts';
import { type AdmissionBasis, type HoldPiece, hashOf, ownerOfCaller, type Quote, windowOf } from '../admission/index.ts';
import { subjectKey } from '../factoids/index.ts';
import type { PricedModel } from '../models/index.ts';
import type { Run } from './run.ts';

interface NewRun {
  readonly id: RunId;
  readonly basis: AdmissionBasis;
  readonly caller: Caller;
  readonly body: GenerateBody;
  readonly model: PricedModel;
  readonly quote: Quote;
  readonly holds: readonly HoldPiece[];
}

const HASH_CHARS = 16;

/** A pending run, as it is at the moment of its admission. */
export function newRun({ id, basis, caller, body, model, quote, holds }: NewRun): Run {
  const topic = body.topic || null;
  const now = basis.now.toISOString();
  const { structuredOutput, tools } = model;
  return {
    id,
    kind: 'factoid',
    owner: ownerOfCaller(caller),
    party: basis.party,
    status: 'pending',
    input: { topic, model: { id: model.id, structuredOutput, tools }, temperature: body.temperature ?? null },
    daily: caller.kind === 'system' ? caller.day : null,
    promptHash: topic === null ? null : hashOf([subjectKey(topic)]).slice(0, HASH_CHARS),
    quote,
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
