import { type SearchHits, SearchRequest, type SearchSubjects } from '@factoids/contracts';
import { type FactoidSearch, liveSearch, type ModelVector, type SearchNotes } from '@factoids/core';
import { createLogger } from '@factoids/telemetry';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { clock, documentSource, snapshotStore } from '../container.ts';
import { readEnvironment } from '../env.ts';
import { once } from '../middleware/http-function.ts';

const log = createLogger('search');

const notes: SearchNotes = {
  loaded: ({ factoids, durationMs }) => log.info('snapshot loaded', { count: factoids, duration_ms: durationMs }),
  withoutVectors: (error) => log.warn('vectors not loaded: questions go by words alone', {}, error),
  withoutSnapshot: () => log.warn('no snapshot: only the newest factoids are found'),
  leftGap: () => log.warn('too many factoids since the snapshot: only the newest of them are found'),
  notRenewed: (error) => log.warn('search not renewed: it answers from what it knew', {}, error),
};

const prepared = once(async () => {
  const env = readEnvironment(['CONTENT_TABLE', 'SEARCH_BUCKET']);
  return liveSearch({ snapshots: snapshotStore(env), documents: documentSource(env), clock, notes });
});

/** Called by our other functions alone. It keeps the index in memory, so the first question of an environment waits for it. */
export const handler = middy().handler(async (event: unknown, context: Context) => {
  try {
    return await answer(SearchRequest.parse(event), await prepared());
  } catch (error) {
    log.error('search failed', { request_id: context.awsRequestId }, error);
    throw new Error('search failed');
  }
});

async function answer(request: SearchRequest, search: FactoidSearch): Promise<SearchHits | SearchSubjects> {
  if (request.type === 'subjects') return { subjects: [...(await search.subjects(request.limit))] };
  if (request.type === 'similar') return { hits: [...(await search.similar(request.text, request.limit))], has_more: false };
  if (request.type === 'related') {
    const { text, vector, limit } = request;
    return { hits: [...(await search.related({ text, vector: vector && vectorFrom(vector), limit }))], has_more: false };
  }
  const { q, subject_key: subjectKey, limit, after } = request;
  const { hits, hasMore } = await search.search({ q, subjectKey, limit, after });
  return { hits: [...hits], has_more: hasMore };
}

function vectorFrom({ model, data }: { readonly model: string; readonly data: string }): ModelVector {
  return { model, values: Int8Array.from(Buffer.from(data, 'base64')) };
}
