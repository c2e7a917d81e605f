import { FactoidId, nanoUsd, Problem, RunId, RunStatus } from '@factoids/contracts';
import type { Run } from '@factoids/core';
import * as z from 'zod';
import { withoutNulls } from './table.ts';

const Nanos = z.int().transform(nanoUsd);

const Call = z.object({
  startedAt: z.string(),
  generationId: z.string().nullable().default(null),
  usage: z.object({ promptTokens: z.int(), completionTokens: z.int(), cost: Nanos.nullable() }).nullable().default(null),
});

const RunItem = z
  .object({
    run_id: RunId,
    kind: z.literal('factoid'),
    owner: z.templateLiteral([z.enum(['session', 'key']), ':', z.string()]),
    status: RunStatus,
    input: z.object({
      topic: z.string().nullable(),
      model: z.object({ id: z.string(), structuredOutput: z.boolean(), tools: z.boolean() }),
      temperature: z.number().nullable(),
    }),
    quote: z.object({
      maxCost: Nanos,
      expectedCost: Nanos,
      callMaxCost: Nanos,
      callMaxPromptBytes: z.int(),
      maxTokens: z.int(),
      maxPrice: z.object({ promptUsdPerMillion: z.string(), completionUsdPerMillion: z.string(), requestUsd: z.string() }),
    }),
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
  .transform(({ run_id, ...run }): Run => ({ id: run_id, ...run }));

const OPEN_SHARDS = ['0', '1', '2', '3'] as const;

export const openShards: readonly string[] = OPEN_SHARDS;

export const runKey = (id: RunId) => ({ pk: `RUN#${id}`, sk: 'RUN' });

/** An open run is found in the index `open`; the shard keeps one hot minute from filling one partition. */
export function toRunItem(run: Run): Record<string, unknown> {
  const { id, ...rest } = run;
  const shard = OPEN_SHARDS[id.charCodeAt(id.length - 1) % OPEN_SHARDS.length];
  return { ...runKey(id), run_id: id, open_shard: shard, open_at: run.createdAt, ...withoutNulls(rest) };
}

export function parseRunItem(item: unknown): Run {
  return RunItem.parse(item);
}
