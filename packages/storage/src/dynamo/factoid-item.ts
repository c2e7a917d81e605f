import { FactoidId, nanoUsd, RunId, Verdict } from '@factoids/contracts';
import { type FactoidRecord, rankKey, shuffleKey, subjectKey, voteCount } from '@factoids/core';
import * as z from 'zod';
import { withoutNulls } from './table.ts';

const Hidden = z.object({ at: z.string(), by: z.enum(['operator', 'reports']), reason: z.string() });

const FactoidItem = z
  .object({
    factoid_id: FactoidId,
    runId: RunId.nullable().default(null),
    text: z.string(),
    subject: z.string(),
    emoji: z.string(),
    model: z.string(),
    cost: z.int().transform(nanoUsd).nullable().default(null),
    votes: z.object({ up: z.int(), down: z.int() }),
    offensiveReports: z.int().default(0),
    hidden: Hidden.nullable().default(null),
    verdict: Verdict.optional(),
    createdAt: z.string(),
  })
  .transform(({ factoid_id, ...record }): FactoidRecord => ({ id: factoid_id, ...record }));

/** The partition of the indexes that hold every factoid. */
export const FEED = 'all';

export const factoidKey = (id: FactoidId) => ({ pk: `FACTOID#${id}`, sk: 'FACTOID' });

/** What the indexes go by. One that was taken down has none of it, and so is in none of them. */
export const INDEXED = ['feed', 'subject_key', 'rank_key', 'shuffle_key'] as const;

export function toFactoidItem(record: FactoidRecord): Record<string, unknown> {
  const { id, ...rest } = record;
  return { ...factoidKey(id), factoid_id: id, vote_count: voteCount(record), ...indexedBy(record), ...withoutNulls(rest) };
}

export function indexedBy(record: FactoidRecord): Partial<Record<(typeof INDEXED)[number], string>> {
  if (record.hidden) return {};
  const key = subjectKey(record.subject);
  const orders = { rank_key: rankKey(record), shuffle_key: shuffleKey(record.id) };
  return { feed: FEED, ...(key === '' ? {} : { subject_key: key }), ...orders };
}

export function parseFactoidItem(item: unknown): FactoidRecord {
  return FactoidItem.parse(item);
}
