import { type Embedded, type Embedder, type EmbedRequest, ProviderError, type ProviderUsage } from '@factoids/core';
import * as z from 'zod';
import { callDeadline } from './call-deadline.ts';
import { callFailure } from './call-failure.ts';
import { type CallRecord, callMeter } from './call-meter.ts';
import { parseJsonWithNumberText } from './json-number-text.ts';
import { meteringFetch } from './metering-fetch.ts';
import { type OpenRouterAccess, siteHeaders } from './open-router-access.ts';
import { COST_KEYS, EmbeddingUsage } from './reported-usage.ts';

export interface EmbedderOptions extends OpenRouterAccess {
  readonly fetch?: typeof fetch | undefined;
  /** Longest silence of the provider. */
  readonly idleTimeoutMs: number;
  readonly totalTimeoutMs: number;
}

/** Asks OpenRouter's `POST /embeddings`, which bills the prompt alone. */
export function openRouterEmbedder(options: EmbedderOptions): Embedder {
  return { embed: (request) => embed(options, request) };
}

async function embed(options: EmbedderOptions, request: EmbedRequest): Promise<Embedded> {
  const deadline = callDeadline({ ...options, signal: request.signal });
  const meter = callMeter();
  let body: string | null = null;
  let thrown: unknown = null;
  try {
    const send = meteringFetch({ fetch: options.fetch ?? fetch, meter, deadline });
    const response = await send(...embeddingsCall(options, request));
    body = await response.text();
  } catch (error) {
    thrown = error;
  } finally {
    deadline.close();
  }
  const { record } = meter;
  if (body === null || record.status !== 200 || record.hasError || request.signal.aborted) {
    throw callFailure(record, deadline.ended, thrown);
  }
  return embeddedIn(body, request, record);
}

function embeddingsCall(options: EmbedderOptions, request: EmbedRequest): [url: string, init: RequestInit] {
  const { promptUsdPerMillion, completionUsdPerMillion, requestUsd } = request.maxPrice;
  const body = {
    model: request.model,
    input: request.texts,
    dimensions: request.dimensions,
    encoding_format: 'float',
    provider: { max_price: { prompt: promptUsdPerMillion, completion: completionUsdPerMillion, request: requestUsd } },
  };
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    authorization: `Bearer ${options.apiKey}`,
    ...siteHeaders(options),
  };
  return [`${options.baseUrl.replace(/\/+$/, '')}/embeddings`, { method: 'POST', headers, body: JSON.stringify(body) }];
}

const Answer = z.object({
  usage: EmbeddingUsage.nullish().catch(null),
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()) })).catch([]),
});

/** Vectors that are not one for each text, of the asked length, are of no use; what they cost is told all the same. */
function embeddedIn(body: string, { texts, dimensions }: EmbedRequest, { generationId }: CallRecord): Embedded {
  const { data, usage } = readAnswer(body);
  const byIndex = new Map(data.map(({ index, embedding }) => [index, embedding]));
  const vectors = texts.map((_, index) => byIndex.get(index) ?? []);
  if (data.length !== texts.length || vectors.some((vector) => vector.length !== dimensions)) {
    throw new ProviderError('invalid_output', { generationId, usage });
  }
  return { vectors, generationId, usage };
}

function readAnswer(body: string): { data: z.output<typeof Answer>['data']; usage: ProviderUsage | null } {
  const { data, usage } = Answer.safeParse(jsonOrNull(body)).data ?? { data: [], usage: null };
  return { data, usage: usage ?? null };
}

function jsonOrNull(body: string): unknown {
  try {
    return parseJsonWithNumberText(body, COST_KEYS);
  } catch {
    return null;
  }
}
