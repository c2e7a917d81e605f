import type { MaxPrice, WriterModel } from '@factoids/core';
import { ChatOpenAICompletions } from '@langchain/openai';
import { type OpenRouterAccess, siteHeaders } from './open-router-access.ts';

/** Under which terms one call is made. */
export interface ModelTerms {
  readonly model: Pick<WriterModel, 'id'>;
  readonly maxTokens: number;
  readonly maxPrice: MaxPrice;
  /** null leaves it to the model. */
  readonly temperature: number | null;
}

type ConvertDelta = ChatOpenAICompletions['_convertCompletionsDeltaToBaseMessageChunk'];

/** Stays on /chat/completions for every model name and names the output limit as OpenRouter does. */
class OpenRouterChatModel extends ChatOpenAICompletions {
  override invocationParams(...args: Parameters<ChatOpenAICompletions['invocationParams']>) {
    const { max_completion_tokens: _renamed, ...params } = super.invocationParams(...args);
    return { ...params, max_tokens: this.maxTokens ?? null };
  }

  /**
   * A usage report beside a choice would be added to the closing one when the chunks are joined for callbacks. A provider
   * that names no role means the assistant; without one LangChain drops function calls.
   */
  override _convertCompletionsDeltaToBaseMessageChunk(...[delta, raw, role = 'assistant']: Parameters<ConvertDelta>) {
    const chunk = super._convertCompletionsDeltaToBaseMessageChunk(delta, raw, role);
    const { usage: _reported, ...metadata } = chunk.response_metadata;
    chunk.response_metadata = metadata;
    return chunk;
  }
}

/**
 * The chat model for one call. It is made anew each time, because LangChain takes `provider.max_price` only in the constructor.
 * Nothing retries: every HTTP attempt is a call that money was held for.
 */
export function openRouterChatModel(terms: ModelTerms, access: OpenRouterAccess, send: typeof fetch): ChatOpenAICompletions {
  const { promptUsdPerMillion, completionUsdPerMillion, requestUsd } = terms.maxPrice;
  return new OpenRouterChatModel({
    model: terms.model.id,
    apiKey: access.apiKey,
    maxRetries: 0,
    maxTokens: terms.maxTokens,
    ...(terms.temperature === null ? {} : { temperature: terms.temperature }),
    modelKwargs: {
      provider: { max_price: { prompt: promptUsdPerMillion, completion: completionUsdPerMillion, request: requestUsd } },
      usage: { include: true },
    },
    configuration: {
      baseURL: access.baseUrl,
      fetch: send,
      defaultHeaders: siteHeaders(access),
      organization: null,
      project: null,
      logLevel: 'off',
    },
  });
}
