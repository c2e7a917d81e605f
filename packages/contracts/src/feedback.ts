import * as z from 'zod';
import { FactoidId, FeedbackId } from './ids.ts';
import { plainLines } from './plain-text.ts';
import { PageQuery, page, Timestamp } from './shapes.ts';
import { Vote } from './vote.ts';

export const COMMENT_MAX_CHARS = 1_000;

const MARKUP = /<\/?[a-z!][^<>]*>/i;

export const FeedbackReason = z.enum(['wrong', 'boring', 'duplicate', 'offensive', 'bad_source']);
export type FeedbackReason = z.infer<typeof FeedbackReason>;

const Comment = plainLines(COMMENT_MAX_CHARS).refine((comment) => !MARKUP.test(comment), 'must be plain text, without markup');

export const FeedbackBody = z
  .strictObject({
    vote: Vote.optional().meta({ description: 'the vote that this explains; it is not counted here' }),
    reasons: z.array(FeedbackReason).max(FeedbackReason.options.length).default([]),
    comment: Comment.optional(),
  })
  .refine(({ vote, reasons, comment }) => vote !== undefined || reasons.length > 0 || Boolean(comment), 'says nothing')
  .meta({ id: 'FeedbackBody' });
export type FeedbackBody = z.infer<typeof FeedbackBody>;

export const FeedbackReceipt = z.object({ id: FeedbackId, created_at: Timestamp }).meta({ id: 'FeedbackReceipt' });
export type FeedbackReceipt = z.infer<typeof FeedbackReceipt>;

/** As the operator reads it: of whom it came only whether that was a visitor or a key. */
export const Feedback = z
  .object({
    id: FeedbackId,
    factoid_id: FactoidId,
    vote: Vote.nullable(),
    reasons: z.array(FeedbackReason),
    comment: z.string().nullable(),
    by: z.enum(['visitor', 'key']),
    created_at: Timestamp,
  })
  .meta({ id: 'Feedback' });
export type Feedback = z.infer<typeof Feedback>;

export const FeedbackQuery = PageQuery.extend({ factoid_id: FactoidId.optional() });
export type FeedbackQuery = z.infer<typeof FeedbackQuery>;
export const FeedbackPage = page(Feedback).meta({ id: 'FeedbackPage' });
export type FeedbackPage = z.infer<typeof FeedbackPage>;
