import { multiplyPrice } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import type { ListedModel, PricedModel } from '../models/index.ts';
import type { Policy } from './policy.ts';
import { type Quote, quoteCalls } from './quote.ts';

/**
 * Sizes that bound a chat turn, in UTF-8 bytes of the request's JSON. `fixedPromptBytes` covers rules, tool definitions and 900 tokens
 * for what providers add; the worker checks each prompt. `heldCalls`: a first call and the closing answer; each further one of
 * `calls` takes more first.
 */
export const TURN_CALL = {
  fixedPromptBytes: 7_000,
  /** The factoid that it is about and those that matter to the question. */
  contextBytes: 4_000,
  /** The summary and the latest messages. */
  historyBytes: 8_000,
  /** All results of tools together. */
  toolBytes: 8_000,
  maxTokens: 900,
  heldCalls: 2,
  calls: 6,
} as const;

const LEAST_BYTES = TURN_CALL.fixedPromptBytes + TURN_CALL.contextBytes;

/** Of a short message: a model without room for that much is none for a chat. */
const SHORT_MESSAGE_BYTES = 1_000;

/** Whether a model's context has room for a turn with this message; left out, for one with a short message. */
export function holdsTurn(model: Pick<ListedModel, 'contextLength'>, message?: string): boolean {
  return messageRoom(model) >= (message === undefined ? SHORT_MESSAGE_BYTES : bytesOf(message));
}

/** A token has at least one byte, so as many bytes as the context has tokens always fit. */
function messageRoom({ contextLength }: Pick<ListedModel, 'contextLength'>): number {
  return contextLength - TURN_CALL.maxTokens - LEAST_BYTES;
}

function bytesOf(message: string): number {
  return Buffer.byteLength(JSON.stringify(message));
}

const EXPECTED = { promptTokens: 2_400, completionTokens: 250 } as const;

/**
 * The upper bound of what a turn holds at its admission. Where the model's context is small, history gives way; throws
 * `invalid_request` when the message alone is too long for it.
 */
export function quoteTurn(model: PricedModel, message: string, now: Date): Quote {
  const messageBytes = bytesOf(message);
  const { historyBytes, toolBytes, maxTokens } = TURN_CALL;
  const room = messageRoom(model);
  if (messageBytes > room) {
    const errors = [{ location: '/message', message: `is too long for ${model.id}` }];
    throw new AppError('invalid_request', { detail: `The message is too long for ${model.id}.`, errors });
  }
  const promptBytes = LEAST_BYTES + Math.min(messageBytes + historyBytes + toolBytes, room);
  return quoteCalls(model, {
    ...{ promptBytes, maxTokens, calls: TURN_CALL.heldCalls, expected: EXPECTED },
    ...{ typicalCost: null, now },
  });
}

/** The upper bound of making vectors of texts, by the policy's price; null when the policy goes without. */
export function quoteEmbeddings({ embeddings }: Pick<Policy, 'embeddings'>, texts: readonly string[]): EmbeddingQuote | null {
  if (embeddings.model === null) return null;
  const promptBytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  // Some models count a beginning and an end of each text.
  const tokens = promptBytes + FRAME_TOKENS * texts.length;
  const maxCost = multiplyPrice(`${embeddings.usd_per_million_tokens}e-6`, tokens);
  return {
    model: embeddings.model,
    quote: {
      maxCost,
      expectedCost: maxCost,
      callMaxCost: maxCost,
      callMaxPromptBytes: promptBytes,
      maxTokens: 0,
      maxPrice: { promptUsdPerMillion: embeddings.usd_per_million_tokens, completionUsdPerMillion: '0', requestUsd: '0' },
    },
  };
}

interface EmbeddingQuote {
  readonly model: string;
  readonly quote: Quote;
}

const FRAME_TOKENS = 8;
