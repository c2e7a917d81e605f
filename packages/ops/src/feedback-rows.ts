import type { Feedback } from '@factoids/contracts';
import type { Fields } from './command.ts';

/** What people said, a row each. */
export function feedbackRows(list: readonly Feedback[]): Fields[] {
  return list.map(({ id, factoid_id, vote, reasons, comment, by, created_at }) => ({
    at: created_at,
    factoid: factoid_id,
    by,
    vote,
    reasons: reasons.join(', '),
    comment: comment?.replace(/\s+/g, ' ') ?? null,
    id,
  }));
}
