import { ChatSessionId, FactoidId, MessageId, nanoUsd, Problem, RunId, RunStatus } from '@factoids/contracts';
import { KEY_TIERS, type Party, type Run, type RunTrace, type Window } from '@factoids/core';
import * as z from 'zod';
import { HoldText, holdText } from './counter-item.ts';
import { OwnerText } from './idempotency-item.ts';
import { withoutNulls } from './table.ts';

const Nanos = z.int().transform(nanoUsd);

const Call = z.object({
  startedAt: z.string(),
  generationId: z.string().nullable().default(null),
  usage: z.object({ promptTokens: z.int(), completionTokens: z.int(), cost: Nanos.nullable() }).nullable().default(null),
  maxCost: Nanos.optional(),
});

/** A run says once who asked: its owner names the session or key, and only the level stands beside. */
const Asker = z.object({
  owner: OwnerText,
  network: z.string().default(''),
  verified: z.boolean().default(false),
  tier: z.enum(KEY_TIERS).default('free'),
});

function partyOf({ owner, network, verified, tier }: z.output<typeof Asker>): Party {
  if (owner.startsWith('system:')) return { kind: 'system' };
  const id = owner.slice(owner.indexOf(':') + 1);
  return owner.startsWith('key:')
    ? { kind: 'key', keyId: id, tier }
    : { kind: 'anonymous', sessionId: id, network, isVerified: verified };
}

function toAsker(party: Party): Record<string, unknown> {
  if (party.kind === 'system') return {};
  return party.kind === 'key' ? { tier: party.tier } : { network: party.network, verified: party.isVerified };
}

const Model = z.object({ id: z.string(), structuredOutput: z.boolean(), tools: z.boolean() });

const Work = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('factoid'),
    input: z.object({ topic: z.string().nullable(), model: Model, temperature: z.number().nullable() }),
  }),
  z.object({
    kind: z.literal('chat'),
    input: z.object({
      sessionId: ChatSessionId,
      messageId: MessageId,
      answerId: MessageId,
      purpose: z.enum(['talk', 'verify']),
      model: Model,
    }),
  }),
  z.object({ kind: z.literal('embedding'), input: z.object({ model: Model, texts: z.int() }) }),
]);

const RunFields = z
  .object({
    run_id: RunId,
    ...Asker.shape,
    status: RunStatus,
    quote: z.object({
      maxCost: Nanos,
      expectedCost: Nanos,
      callMaxCost: Nanos,
      callMaxPromptBytes: z.int(),
      maxTokens: z.int(),
      maxPrice: z.object({ promptUsdPerMillion: z.string(), completionUsdPerMillion: z.string(), requestUsd: z.string() }),
    }),
    daily: z.string().nullable().default(null),
    promptHash: z.string().nullable().default(null),
    window: z.string(),
    holds: z.array(HoldText),
    hold: z.enum(['held', 'settling', 'settled', 'released']),
    epoch: z.int(),
    leaseUntil: z.string().nullable().default(null),
    calls: z.array(Call),
    cancelRequestedAt: z.string().nullable().default(null),
    factoidId: FactoidId.nullable().default(null),
    problem: Problem.nullable().default(null),
    sentAt: z.string(),
    sends: z.int(),
    createdAt: z.string(),
    startedAt: z.string().nullable().default(null),
    finishedAt: z.string().nullable().default(null),
  })
  .transform(({ run_id, network, verified, tier, ...run }) => {
    return { id: run_id, ...run, party: partyOf({ owner: run.owner, network, verified, tier }) };
  });

const OPEN_SHARDS = ['0', '1', '2', '3'] as const;

export const openShards: readonly string[] = OPEN_SHARDS;

export const runKey = (id: RunId) => ({ pk: `RUN#${id}`, sk: 'RUN' });

/** An open run is found in the index `open`; the shard keeps one hot minute from filling one partition. */
export function toRunItem(run: Run): Record<string, unknown> {
  const { id, holds, party, ...rest } = run;
  const shard = OPEN_SHARDS[id.charCodeAt(id.length - 1) % OPEN_SHARDS.length];
  return {
    ...runKey(id),
    run_id: id,
    open_shard: shard,
    open_at: run.createdAt,
    window_shard: `${run.window}#${shard}`,
    holds: holds.map(holdText),
    ...toAsker(party),
    ...withoutNulls(rest),
  };
}

/** The partitions of the index `by-window` that hold a window's runs. */
export const windowShards = (window: Window): readonly string[] => OPEN_SHARDS.map((shard) => `${window}#${shard}`);

const TraceItem = z
  .object({
    run_id: RunId,
    owner: OwnerText,
    network: z.string().nullable().default(null),
    promptHash: z.string().nullable().default(null),
  })
  .transform(({ run_id: runId, ...rest }): RunTrace => ({ runId, ...rest }));

export function parseTraceItem(item: unknown): RunTrace {
  return TraceItem.parse(item);
}

/** A chat run's party is in the session that its input names. */
export function parseRunItem(item: unknown): Run {
  const [fields, work] = [RunFields.parse(item), Work.parse(item)];
  const party: Party = work.kind === 'chat' ? { ...fields.party, chat: work.input.sessionId } : fields.party;
  return { ...fields, ...work, party };
}
