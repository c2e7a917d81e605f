import { ApiProblem, factoidsClient, type Schemas } from '@factoids/client';
import { cache } from 'react';
import type { FeedQuery } from '../features/feed/feed-query.ts';
import type { FirstPage } from '../features/feed/use-pages.ts';
import { apiOrigin } from './environment.ts';
import { LIST_AWAY, wordsOfProblem } from './problem-words.ts';

const PATIENCE_MS = 6_000;
/** The list does not wait long for what only narrows it down. */
const SUBJECTS_PATIENCE_MS = 1_500;
const SUBJECTS = 16;

function serverClient() {
  return factoidsClient({ origin: apiOrigin(), fetch: (input, init) => fetch(input, { ...init, cache: 'no-store' }) });
}

/** A page of the list, or in words why there is none: an old link, or an API that does not answer in time. */
export async function findFactoids(query: FeedQuery): Promise<FirstPage> {
  try {
    return { page: await serverClient().listFactoids(query, { signal: AbortSignal.timeout(PATIENCE_MS) }) };
  } catch (error) {
    nullAfterLogging(error);
    const isOurLink = error instanceof ApiProblem && error.problem.status === 422;
    return { problem: isOurLink ? wordsOfProblem(error.problem) : LIST_AWAY };
  }
}

/** What factoids are about, the most frequent first; empty when nobody can say. */
export async function findSubjects(): Promise<readonly Schemas['Subject'][]> {
  const list = await serverClient()
    .listSubjects({ limit: SUBJECTS }, { signal: AbortSignal.timeout(SUBJECTS_PATIENCE_MS) })
    .catch(nullAfterLogging);
  return list?.data ?? [];
}

/** Null while the day has none yet. */
export async function findToday(): Promise<Schemas['DailyFactoid'] | null> {
  return serverClient()
    .getToday({}, { signal: AbortSignal.timeout(PATIENCE_MS) })
    .catch((error: unknown) => (isMissing(error) ? null : nullAfterLogging(error)));
}

/** Null when there is no price list: the model is then chosen by the API. */
export async function findModels(): Promise<Schemas['ModelList'] | null> {
  return serverClient()
    .listModels({ signal: AbortSignal.timeout(PATIENCE_MS) })
    .catch(nullAfterLogging);
}

/** A factoid, or why it was taken down, in a sentence. */
type FoundFactoid = { readonly factoid: Schemas['Factoid'] } | { readonly takenDown: string };

/** Null when there is no such factoid. Once per request, for the metadata and the page alike. */
export const findFactoid = cache(async (id: string): Promise<FoundFactoid | null> => {
  try {
    return { factoid: await serverClient().getFactoid(id, { signal: AbortSignal.timeout(PATIENCE_MS) }) };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.problem.status >= 500 || error.problem.status === 429) throw error;
    return error.problem.code === 'factoid_hidden' ? { takenDown: error.problem.detail } : null;
  }
});

function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && (error.problem.status === 404 || error.problem.status === 410);
}

function nullAfterLogging(error: unknown): null {
  console.error('the api did not answer a page', { reason: error instanceof Error ? error.name : 'unknown' });
  return null;
}
