import { nanoUsd, RunId } from '@factoids/contracts';
import type { Owner } from '../accounts/index.ts';
import { ulidTime } from '../born-at.ts';
import type { RunOf } from '../runs/index.ts';

/**
 * When all samples are from: long ahead, since DynamoDB Local deletes within seconds what has expired by the machine's own clock, and
 * expiries follow from these times and from the ids.
 */
export const SAMPLED_AT = '2099-11-22T09:00:00.000Z';

/** The id of the nth sample run; later numbers sort later. */
export function sampleRunId(n: number): RunId {
  return RunId.parse(`run_${ulidTime(Date.parse(SAMPLED_AT))}${String(n).padStart(16, '0')}`);
}

export const sampleOwner: Owner = 'session:ses_03q9gb7pm00000000000000000';

/** A pending run as it is created. */
export function sampleRun(n: number, overrides: Partial<RunOf<'factoid'>> = {}): RunOf<'factoid'> {
  return {
    id: sampleRunId(n),
    kind: 'factoid',
    owner: sampleOwner,
    status: 'pending',
    input: { topic: 'otters', model: { id: 'acme/small', structuredOutput: true, tools: true }, temperature: null },
    quote: {
      maxCost: nanoUsd(2_000),
      expectedCost: nanoUsd(200),
      callMaxCost: nanoUsd(1_000),
      callMaxPromptBytes: 8_000,
      maxTokens: 500,
      maxPrice: { promptUsdPerMillion: '0.1', completionUsdPerMillion: '0.4', requestUsd: '0' },
    },
    party: { kind: 'anonymous', sessionId: 'ses_03q9gb7pm00000000000000000', network: 'net_1', isVerified: false },
    daily: null,
    promptHash: null,
    window: SAMPLED_AT.slice(0, 10),
    holds: [],
    hold: 'held',
    epoch: 0,
    leaseUntil: null,
    calls: [],
    cancelRequestedAt: null,
    factoidId: null,
    problem: null,
    sentAt: SAMPLED_AT,
    sends: 1,
    createdAt: SAMPLED_AT,
    startedAt: null,
    finishedAt: null,
    ...overrides,
  };
}

/** A run made beside nothing: no idempotency key, nothing taken. */
export const ALONE = { idempotency: null, takings: [] } as const;
