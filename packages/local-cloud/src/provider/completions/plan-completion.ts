import type { ModelCard } from '../model-card.ts';
import { findChatModel } from '../model-catalog.ts';
import { isWithin, type Price, priceAt } from '../price.ts';
import { noEndpoints, ProviderError, tooDear } from '../provider-error.ts';
import { countTokens } from '../tokens.ts';
import { type CompletionRequest, promptTextOf } from './completion-request.ts';

/** An accepted request: who answers it, at which price, and how long the answer may get. */
export interface CompletionPlan {
  readonly request: CompletionRequest;
  readonly model: ModelCard;
  readonly price: Price;
  readonly promptTokens: number;
  readonly maxTokens: number;
}

/** @throws ProviderError when no endpoint takes the request, as OpenRouter's routing decides it */
export function planCompletion(request: CompletionRequest, atMs: number): CompletionPlan {
  const model = findChatModel(request.model);
  if (model === undefined) throw new ProviderError(400, `${request.model} is not a valid model ID`);
  refuseLooseToolMessages(request);
  const promptTokens = countTokens(promptTextOf(request));
  const maxTokens = maxTokensOf(request, model);
  refuseUnsupported(request, model);
  refuseTooLong(request, model, promptTokens);
  const price = priceAt(model.pricing, promptTokens, new Date(atMs));
  if (!isWithin(price, request.provider?.max_price ?? {})) throw tooDear();
  return { request, model, price, promptTokens, maxTokens };
}

/** The request's own limit, or none: what OpenRouter's model page gives as its most. */
function maxTokensOf(request: CompletionRequest, model: ModelCard): number {
  const most = model.top_provider.max_completion_tokens ?? model.context_length;
  return Math.min(request.max_tokens ?? most, request.max_completion_tokens ?? most, most);
}

function refuseUnsupported(request: CompletionRequest, model: ModelCard): void {
  const supports = (parameter: string) => model.supported_parameters.includes(parameter);
  if (request.tools?.length && !supports('tools')) {
    throw noEndpoints('that support tool use');
  }
  const wantsFormat = request.response_format != null && request.response_format.type !== 'text';
  if (wantsFormat && request.provider?.require_parameters && !supports('response_format')) {
    throw noEndpoints('that can handle the requested parameters');
  }
}

function refuseTooLong(request: CompletionRequest, model: ModelCard, promptTokens: number): void {
  const asked = promptTokens + (request.max_tokens ?? request.max_completion_tokens ?? 0);
  if (asked <= model.context_length) return;
  const limit = `This endpoint's maximum context length is ${model.context_length} tokens.`;
  throw new ProviderError(400, `${limit} However, you requested about ${asked} tokens.`);
}

/** Each call has one result right after it, and no result is without its call: else models refuse the conversation. */
function refuseLooseToolMessages({ messages }: CompletionRequest): void {
  let open = new Set<string>();
  for (const { role, tool_calls: calls, tool_call_id: answered } of messages) {
    if (role === 'tool' && !open.delete(answered ?? '')) throw loose('a tool message answers no call before it');
    if (role === 'tool') continue;
    if (open.size > 0) throw loose('a call of a tool has no result');
    open = new Set(calls?.map(({ id }) => id));
  }
  if (open.size > 0) throw loose('a call of a tool has no result');
}

function loose(what: string): ProviderError {
  return new ProviderError(400, `Provider returned error: invalid messages, ${what}.`);
}
