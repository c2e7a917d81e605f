import { FactoidId, nanoUsd, RunId } from '@factoids/contracts';
import { type FactoidRecord, subjectKey } from '@factoids/core';
import * as z from 'zod';
import { withoutNulls } from './table.ts';

const FactoidItem = z
  .object({
    factoid_id: FactoidId,
    runId: RunId,
    text: z.string(),
    subject: z.string(),
    emoji: z.string(),
    model: z.string(),
    cost: z.int().transform(nanoUsd).nullable().default(null),
    votes: z.object({ up: z.int(), down: z.int() }),
    createdAt: z.string(),
  })
  .transform(({ factoid_id, ...record }): FactoidRecord => ({ id: factoid_id, ...record }));

/** The one partition of the index `newest`. */
export const FEED = 'all';

export const factoidKey = (id: FactoidId) => ({ pk: `FACTOID#${id}`, sk: 'FACTOID' });

export function toFactoidItem(record: FactoidRecord): Record<string, unknown> {
  const { id, ...rest } = record;
  const key = subjectKey(record.subject);
  const indexed = { factoid_id: id, feed: FEED, ...(key === '' ? {} : { subject_key: key }) };
  return { ...factoidKey(id), ...indexed, ...withoutNulls(rest) };
}

export function parseFactoidItem(item: unknown): FactoidRecord {
  return FactoidItem.parse(item);
}
