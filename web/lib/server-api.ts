import { ApiProblem, factoidsClient, type Schemas } from '@factoids/client';
import { cache } from 'react';
import { apiOrigin } from './environment.ts';

const PATIENCE_MS = 6_000;

function serverClient() {
  return factoidsClient({ origin: apiOrigin(), fetch: (input, init) => fetch(input, { ...init, cache: 'no-store' }) });
}

/** Null when the API does not answer in time: the page then says so in place of the list. */
export async function findFactoids(cursor?: string): Promise<Schemas['FactoidPage'] | null> {
  const query = cursor === undefined ? {} : { cursor };
  return serverClient()
    .listFactoids(query, { signal: AbortSignal.timeout(PATIENCE_MS) })
    .catch(nullAfterLogging);
}

/** Null when there is no price list: the model is then chosen by the API. */
export async function findModels(): Promise<Schemas['ModelList'] | null> {
  return serverClient()
    .listModels({ signal: AbortSignal.timeout(PATIENCE_MS) })
    .catch(nullAfterLogging);
}

/** Null when there is no such factoid. Once per request, for the metadata and the page alike. */
export const findFactoid = cache(async (id: string): Promise<Schemas['Factoid'] | null> => {
  try {
    return await serverClient().getFactoid(id, { signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status < 500 && error.problem.status !== 429) return null;
    throw error;
  }
});

function nullAfterLogging(error: unknown): null {
  console.error('the api did not answer a page', { reason: error instanceof Error ? error.name : 'unknown' });
  return null;
}
