import { addUsd, multiplyPrice, type NanoUsd, pricePerMillion } from '@factoids/contracts';
import { dearestPrices, type PricedModel } from '../models/index.ts';

/**
 * Sizes that bound a factoid run. Prompt tokens are bounded by UTF-8 bytes: no byte-level tokenizer makes more tokens
 * than bytes. `fixedPromptBytes` covers rules, schema and framing; the worker checks each prompt against the sum.
 */
export const FACTOID_CALL = {
  fixedPromptBytes: 3_600,
  avoidBytes: 1_600,
  repairBytes: 2_400,
  maxTokens: 500,
  attempts: 2,
} as const;

const EXPECTED = { promptTokens: 700, completionTokens: 90 } as const;

/** What a run may cost before it runs; it goes with the run, so that the worker keeps to what was promised. */
export interface Quote {
  readonly maxCost: NanoUsd;
  readonly expectedCost: NanoUsd;
  /** The most that one model call can cost. */
  readonly callMaxCost: NanoUsd;
  readonly callMaxPromptBytes: number;
  readonly maxTokens: number;
  /** Sent to the provider, so that nobody dearer serves the call; dollars per million tokens and per request. */
  readonly maxPrice: {
    readonly promptUsdPerMillion: string;
    readonly completionUsdPerMillion: string;
    readonly requestUsd: string;
  };
}

/**
 * The upper bound of a factoid run, `attempts × (prompt bytes × price + max_tokens × price + fee per request)`, at the
 * dearest prices the list knows for the model, and what it costs as a rule.
 */
export function quoteFactoid(model: PricedModel, topic: string | null): Quote {
  const prices = dearestPrices(model);
  const maxTokens = Math.min(FACTOID_CALL.maxTokens, model.maxCompletionTokens ?? FACTOID_CALL.maxTokens);
  const callMaxPromptBytes = promptBytesBound(topic);
  const cost = (prompt: number, completion: number) =>
    addUsd(multiplyPrice(prices.prompt, prompt), multiplyPrice(prices.completion, completion), multiplyPrice(prices.request, 1));
  const callMaxCost = cost(callMaxPromptBytes, maxTokens);
  return {
    maxCost: addUsd(...Array.from({ length: FACTOID_CALL.attempts }, () => callMaxCost)),
    expectedCost: cost(EXPECTED.promptTokens, EXPECTED.completionTokens),
    callMaxCost,
    callMaxPromptBytes,
    maxTokens,
    maxPrice: {
      promptUsdPerMillion: pricePerMillion(prices.prompt),
      completionUsdPerMillion: pricePerMillion(prices.completion),
      requestUsd: prices.request,
    },
  };
}

/** The topic is sent as a JSON string, whose escapes can double it. */
function promptBytesBound(topic: string | null): number {
  const topicBytes = topic === null ? 4 : Buffer.byteLength(JSON.stringify(topic)) * 2;
  return FACTOID_CALL.fixedPromptBytes + FACTOID_CALL.avoidBytes + FACTOID_CALL.repairBytes + topicBytes;
}
