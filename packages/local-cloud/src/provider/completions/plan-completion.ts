import type { ModelCard } from '../model-card.ts';
import { findChatModel } from '../model-catalog.ts';
import { isWithin, type Price, priceAt } from '../price.ts';
import { ProviderError } from '../provider-error.ts';
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

const ROUTING_HELP = 'To learn more about provider routing, visit: https://openrouter.ai/docs/guides/routing/provider-selection';

/** @throws ProviderError when no endpoint takes the request, as OpenRouter's routing decides it */
export function planCompletion(request: CompletionRequest, atMs: number): CompletionPlan {
  const model = findChatModel(request.model);
  if (model === undefined) throw new ProviderError(400, `${request.model} is not a valid model ID`);
  const promptTokens = countTokens(promptTextOf(request));
  const maxTokens = maxTokensOf(request, model);
  refuseUnsupported(request, model);
  refuseTooLong(request, model, promptTokens);
  const price = priceAt(model.pricing, promptTokens, new Date(atMs));
  if (!isWithin(price, request.provider?.max_price ?? {})) {
    throw new ProviderError(404, `No endpoints found within the requested max_price. ${ROUTING_HELP}`);
  }
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
    throw new ProviderError(404, `No endpoints found that support tool use. ${ROUTING_HELP}`);
  }
  const wantsFormat = request.response_format != null && request.response_format.type !== 'text';
  if (wantsFormat && request.provider?.require_parameters && !supports('response_format')) {
    throw new ProviderError(404, `No endpoints found that can handle the requested parameters. ${ROUTING_HELP}`);
  }
}

function refuseTooLong(request: CompletionRequest, model: ModelCard, promptTokens: number): void {
  const asked = promptTokens + (request.max_tokens ?? request.max_completion_tokens ?? 0);
  if (asked <= model.context_length) return;
  const limit = `This endpoint's maximum context length is ${model.context_length} tokens.`;
  throw new ProviderError(400, `${limit} However, you requested about ${asked} tokens.`);
}
