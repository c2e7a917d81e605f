import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { SearchHits, type SearchRequest, SearchSubjects } from '@factoids/contracts';
import { AppError, type FactoidSearch } from '@factoids/core';
import type * as z from 'zod';

const RETRY_AFTER_SECONDS = 1;

interface Port {
  readonly client: LambdaClient;
  readonly functionName: string;
}

/** Asks the search function. Throttled, slow, failing or answering something else: it is `search_unavailable`. */
export function lambdaFactoidSearch(port: Port): FactoidSearch {
  return {
    async search({ q, subjectKey, limit, after }) {
      const found = await ask(port, { type: 'search', q, subject_key: subjectKey, limit, after }, SearchHits);
      return { hits: found.hits, hasMore: found.has_more };
    },
    similar: async (text, limit) => (await ask(port, { type: 'similar', text, limit }, SearchHits)).hits,
    async related({ text, vector, limit }) {
      const sent = vector && { model: vector.model, data: Buffer.from(vector.values).toString('base64') };
      return (await ask(port, { type: 'related', text, vector: sent, limit }, SearchHits)).hits;
    },
    subjects: async (limit) => (await ask(port, { type: 'subjects', limit }, SearchSubjects)).subjects,
  };
}

async function ask<Schema extends z.ZodType>(port: Port, request: SearchRequest, schema: Schema): Promise<z.output<Schema>> {
  try {
    const input = { FunctionName: port.functionName, Payload: JSON.stringify(request) };
    const { FunctionError, Payload } = await port.client.send(new InvokeCommand(input));
    if (FunctionError !== undefined) throw new Error('the search function failed');
    return schema.parse(JSON.parse(Payload?.transformToString() ?? ''));
  } catch (cause) {
    throw new AppError('search_unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS, cause });
  }
}
