import type { FeedbackPage, FeedbackQuery } from '@factoids/contracts';
import { viewFeedback } from './feedback.ts';
import type { FeedbackStore } from './feedback-store.ts';

interface ListFeedback {
  readonly deps: { readonly feedback: Pick<FeedbackStore, 'list'> };
  readonly query: FeedbackQuery;
}

/** What people said, newest first: about one factoid or about all. Throws `invalid_cursor`. */
export async function listFeedback({ deps, query }: ListFeedback): Promise<FeedbackPage> {
  const { factoid_id: factoidId = null, limit, cursor } = query;
  const page = await deps.feedback.list({ factoidId, limit, cursor });
  return { ...page, data: page.data.map(viewFeedback) };
}
