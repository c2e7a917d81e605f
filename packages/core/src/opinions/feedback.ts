import type { FactoidId, Feedback, FeedbackId, FeedbackReason, Vote } from '@factoids/contracts';
import type { Owner } from '../accounts/index.ts';

/** What somebody said about a factoid. */
export interface FeedbackRecord {
  readonly id: FeedbackId;
  readonly factoidId: FactoidId;
  readonly owner: Owner;
  /** The vote that it explains, as it was told; votes are counted elsewhere. */
  readonly vote: Vote | null;
  readonly reasons: readonly FeedbackReason[];
  /** Plain text. */
  readonly comment: string | null;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** As the operator reads it: not whose it is. */
export function viewFeedback({ id, factoidId, owner, vote, reasons, comment, createdAt }: FeedbackRecord): Feedback {
  const by = owner.startsWith('key:') ? 'key' : 'visitor';
  return { id, factoid_id: factoidId, vote, reasons: [...reasons], comment, by, created_at: createdAt };
}
