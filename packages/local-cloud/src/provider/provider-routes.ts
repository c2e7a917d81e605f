import * as z from 'zod';
import { completeChat } from './completions/complete-chat.ts';
import { CompletionRequest } from './completions/completion-request.ts';
import { createEmbeddings, EmbeddingRequest } from './embeddings/create-embeddings.ts';
import { type Exchange, sendJson } from './exchange.ts';
import { generationView } from './generation-view.ts';
import { keyView } from './key-view.ts';
import type { ModelCard } from './model-card.ts';
import { CHAT_MODELS, EMBEDDING_MODELS } from './model-catalog.ts';
import type { ProviderContext } from './provider-context.ts';
import { ProviderError } from './provider-error.ts';

type Endpoint = (context: ProviderContext, exchange: Exchange) => void | Promise<void>;

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'GET /models': (_, { response }) => sendJson(response, 200, listOf(CHAT_MODELS)),
  'GET /embeddings/models': (_, { response }) => sendJson(response, 200, listOf(EMBEDDING_MODELS)),
  'GET /key': withKey((context, { response }) => sendJson(response, 200, { data: keyView(context.ledger.entries) })),
  'GET /generation': withKey(getGeneration),
  'POST /chat/completions': withKey((context, exchange) =>
    completeChat(context, exchange, parseBody(CompletionRequest, exchange.body)),
  ),
  'POST /embeddings': withKey((context, exchange) =>
    createEmbeddings(context, exchange, parseBody(EmbeddingRequest, exchange.body)),
  ),
};

/** @throws ProviderError for what OpenRouter refuses before the first token */
export async function answerExchange(context: ProviderContext, exchange: Exchange): Promise<void> {
  const endpoint = ENDPOINTS[`${exchange.method} ${exchange.path}`];
  if (endpoint === undefined) throw new ProviderError(404, 'Not Found');
  await endpoint(context, exchange);
}

/** Any bearer token is a good one; none at all is refused. */
function withKey(endpoint: Endpoint): Endpoint {
  return (context, exchange) => {
    if (!/^Bearer \S+$/i.test(exchange.authorization ?? '')) throw new ProviderError(401, 'No auth credentials found');
    return endpoint(context, exchange);
  };
}

function listOf(models: readonly ModelCard[]): object {
  return { data: models, total_count: models.length, links: { next: null } };
}

/** A call is known here once it has ended, as at OpenRouter. */
function getGeneration({ ledger }: ProviderContext, { query, response }: Exchange): void {
  const id = query.get('id') ?? '';
  const entry = ledger.find(id);
  if (!entry?.settled) throw new ProviderError(404, `Generation ${id.slice(0, 80)} not found`);
  sendJson(response, 200, { data: generationView(entry) });
}

function parseBody<Schema extends z.ZodType>(schema: Schema, body: string): z.infer<Schema> {
  const parsed = schema.safeParse(parseJson(body));
  if (!parsed.success) throw new ProviderError(400, `Input validation error: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ProviderError(400, 'Request body is not valid JSON');
  }
}
