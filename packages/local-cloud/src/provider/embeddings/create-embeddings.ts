import * as z from 'zod';
import { ProviderPreferences } from '../completions/completion-request.ts';
import { exactNumber } from '../exact-json.ts';
import { type Exchange, sendJson } from '../exchange.ts';
import { findEmbeddingModel, providerNameOf } from '../model-catalog.ts';
import { costOf, isWithin, priceAt } from '../price.ts';
import { generationId, type ProviderContext } from '../provider-context.ts';
import { ProviderError, tooDear } from '../provider-error.ts';
import { countTokens } from '../tokens.ts';
import { embedText } from './embed-text.ts';

const MAX_DIMENSIONS = 1_536;

export const EmbeddingRequest = z.looseObject({
  model: z.string().min(1),
  input: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  dimensions: z.int().min(1).max(MAX_DIMENSIONS).default(MAX_DIMENSIONS),
  provider: ProviderPreferences.nullish(),
  encoding_format: z.enum(['float', 'base64']).default('float'),
});
export type EmbeddingRequest = z.infer<typeof EmbeddingRequest>;

export function createEmbeddings(context: ProviderContext, { response }: Exchange, request: EmbeddingRequest): void {
  const model = findEmbeddingModel(request.model);
  if (model === undefined) throw new ProviderError(400, `${request.model} is not a valid model ID`);
  const inputs = [request.input].flat();
  const promptTokens = inputs.reduce((sum, text) => sum + countTokens(text), 0);
  const atMs = context.clock.now();
  const price = priceAt(model.pricing, promptTokens, new Date(atMs));
  if (!isWithin(price, request.provider?.max_price ?? {})) throw tooDear();
  const id = generationId(context);
  const cost = costOf(price, promptTokens, 0);
  const entry = context.ledger.open({
    generationId: id,
    kind: 'embedding',
    model,
    streamed: false,
    messages: inputs,
    promptTokens,
    atMs,
  });
  context.ledger.settle(entry, { completionTokens: 0, cost, aborted: false, finishReason: null, latencyMs: 0, generationMs: 0 });
  sendJson(response, 200, {
    id,
    object: 'list',
    model: model.id,
    provider: providerNameOf(model),
    data: inputs.map((text, index) => ({ object: 'embedding', index, embedding: encode(text, request) })),
    usage: { prompt_tokens: promptTokens, total_tokens: promptTokens, cost: exactNumber(cost) },
  });
}

/** `base64` is the little-endian float32 form, which the openai package asks for unless told otherwise. */
function encode(text: string, { dimensions, encoding_format: format }: EmbeddingRequest): number[] | string {
  const vector = embedText(text, dimensions);
  return format === 'float' ? vector : Buffer.from(new Float32Array(vector).buffer).toString('base64');
}
