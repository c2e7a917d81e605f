import { addUsd, multiplyPrice, type NanoUsd, nanoUsd, pricePerMillion } from '@factoids/contracts';
import { dearestInput, dearestPricesOf, type PricedModel, type TokenPrices } from '../models/index.ts';

/**
 * Sizes that bound a factoid run. Prompt tokens are bounded by UTF-8 bytes: no byte-level tokenizer makes more tokens than bytes.
 * `fixedPromptBytes` covers rules and schema, and leaves 900 tokens for what providers add; the worker checks each prompt.
 */
export const FACTOID_CALL = {
  fixedPromptBytes: 3_000,
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

interface Circumstances {
  readonly now: Date;
  /** What such a run cost lately, where that is known: see `typicalCostOf`. */
  readonly typicalCost: NanoUsd | null;
}

/**
 * The upper bound of a factoid run, `attempts × (prompt bytes × price + max_tokens × price + fee per request)`, at the dearest
 * prices that can hold for such a call within the hour, and what it costs as a rule, which is never more.
 */
export function quoteFactoid(model: PricedModel, topic: string | null, { now, typicalCost }: Circumstances): Quote {
  const size = { promptBytes: promptBytesBound(topic), maxTokens: FACTOID_CALL.maxTokens };
  return quoteCalls(model, { ...size, calls: FACTOID_CALL.attempts, expected: EXPECTED, typicalCost, now });
}

/** Calls that are held for at once, all of the same size. */
export interface CallsAhead extends Circumstances {
  /** UTF-8 bytes of the longest prompt, which bound its tokens. */
  readonly promptBytes: number;
  readonly maxTokens: number;
  readonly calls: number;
  /** What all of them together use as a rule. */
  readonly expected: Tokens;
}

/** `calls × (prompt bytes × price + max_tokens × price + fee per request)`, and what it costs as a rule, which is never more. */
export function quoteCalls(model: PricedModel, { promptBytes, calls, expected, typicalCost, now, ...size }: CallsAhead): Quote {
  const prices = dearestPricesOf(model, { maxPromptTokens: promptBytes, now });
  const maxTokens = Math.min(size.maxTokens, model.maxCompletionTokens ?? size.maxTokens);
  const bounded = { promptTokens: promptBytes, completionTokens: maxTokens };
  const callMaxCost = callCost({ ...prices, prompt: dearestInput(prices) }, bounded);
  const maxCost = addUsd(...Array.from({ length: calls }, () => callMaxCost));
  return {
    maxCost,
    expectedCost: nanoUsd(Math.min(typicalCost ?? callCost(prices, expected), maxCost)),
    callMaxCost,
    callMaxPromptBytes: promptBytes,
    maxTokens,
    maxPrice: {
      promptUsdPerMillion: pricePerMillion(prices.prompt),
      completionUsdPerMillion: pricePerMillion(prices.completion),
      requestUsd: prices.request,
    },
  };
}

/** What a factoid costs as a rule, going by prices alone; the same at each hour of the day. */
export function estimateFactoid(model: PricedModel): NanoUsd {
  return callCost(dearestPricesOf(model, { maxPromptTokens: promptBytesBound(null), now: null }), EXPECTED);
}

interface Tokens {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

function callCost(prices: TokenPrices, { promptTokens, completionTokens }: Tokens): NanoUsd {
  const { prompt, completion, request } = prices;
  return addUsd(multiplyPrice(prompt, promptTokens), multiplyPrice(completion, completionTokens), multiplyPrice(request, 1));
}

/** The topic goes out as a string of a JSON document that is itself a JSON string: as long as it is with the escapes of both. */
function promptBytesBound(topic: string | null): number {
  const topicBytes = Buffer.byteLength(JSON.stringify(JSON.stringify(topic)));
  return FACTOID_CALL.fixedPromptBytes + FACTOID_CALL.avoidBytes + FACTOID_CALL.repairBytes + topicBytes;
}
