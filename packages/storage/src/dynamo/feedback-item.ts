import { FactoidId, FeedbackId, FeedbackReason, Vote } from '@factoids/contracts';
import type { FeedbackRecord, Reporter } from '@factoids/core';
import * as z from 'zod';
import { factoidKey } from './factoid-item.ts';
import { OwnerText } from './idempotency-item.ts';
import { withoutNulls } from './table.ts';

const FeedbackItem = z
  .object({
    feedback_id: FeedbackId,
    factoidId: FactoidId,
    owner: OwnerText,
    vote: Vote.nullable().default(null),
    reasons: z.array(FeedbackReason),
    comment: z.string().nullable().default(null),
    createdAt: z.string(),
  })
  .transform(({ feedback_id, ...record }): FeedbackRecord => ({ id: feedback_id, ...record }));

/** The partition of the index that holds all feedback. */
export const FEEDBACK_FEED = 'all';
export const FEEDBACK_PREFIX = 'FEEDBACK#';

export const feedbackKey = (factoidId: FactoidId, id: FeedbackId) => ({
  pk: factoidKey(factoidId).pk,
  sk: `${FEEDBACK_PREFIX}${id}`,
});

/** Marks that this reporter has reported it. */
export const reportKey = (factoidId: FactoidId, by: Reporter) => ({ pk: factoidKey(factoidId).pk, sk: `REPORT#${by}` });

export function toFeedbackItem(record: FeedbackRecord): Record<string, unknown> {
  const { id, ...rest } = record;
  return { ...feedbackKey(record.factoidId, id), feedback_feed: FEEDBACK_FEED, feedback_id: id, ...withoutNulls(rest) };
}

export function parseFeedbackItem(item: unknown): FeedbackRecord {
  return FeedbackItem.parse(item);
}
