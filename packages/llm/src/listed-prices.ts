import { compareDecimals } from '@factoids/contracts';
import type { PriceOverride, TokenPrices } from '@factoids/core';
import * as z from 'zod';

/** The JSON keys whose numbers are prices, to be read with `parseJsonWithNumberText`. */
export const PRICE_KEYS: ReadonlySet<string> = new Set([
  'prompt',
  'completion',
  'request',
  'internal_reasoning',
  'input_cache_read',
  'input_cache_write',
]);

/** A price as decimal text. Auto-routers are listed at `-1`, which is no price. */
const Price = z.string().refine(isPrice);

/** A time of day as `HHMM`, as minutes after midnight. */
const HourMinute = z
  .int()
  .refine((clock) => clock >= 0 && clock <= 2400 && clock % 100 < 60)
  .transform((clock) => Math.floor(clock / 100) * 60 + (clock % 100));

const Override = z.object({
  prompt: Price.optional(),
  completion: Price.optional(),
  request: Price.optional(),
  internal_reasoning: Price.optional(),
  input_cache_read: Price.optional(),
  input_cache_write: Price.optional(),
  min_prompt_tokens: z.int().min(0).optional(),
  utc_start: HourMinute.optional(),
  utc_end: HourMinute.optional(),
});
type Override = z.infer<typeof Override>;

/**
 * A model's `pricing`: what a call may be charged with, in the provider's own decimal text. Weekdays and conditions not
 * invented yet are left out of an override, which is sound because a bound takes the dearest of all that possibly apply.
 */
export const ListedPricing = z
  .object({
    prompt: Price,
    completion: Price,
    request: Price.default('0'),
    internal_reasoning: Price.optional(),
    input_cache_read: Price.optional(),
    input_cache_write: Price.optional(),
    overrides: z.array(Override).nullish(),
  })
  .transform(({ overrides, ...base }): { prices: TokenPrices; overrides: readonly PriceOverride[] } => ({
    prices: {
      prompt: base.prompt,
      completion: withReasoning(base.completion, base.internal_reasoning),
      request: base.request,
      ...cachePrices(base),
    },
    overrides: (overrides ?? []).map(readOverride),
  }));

function readOverride(entry: Override): PriceOverride {
  const { prompt, completion, request, internal_reasoning: reasoning, utc_start, utc_end } = entry;
  const output = completion ?? reasoning;
  return {
    prices: {
      ...(prompt === undefined ? {} : { prompt }),
      ...(output === undefined ? {} : { completion: withReasoning(output, reasoning) }),
      ...(request === undefined ? {} : { request }),
      ...cachePrices(entry),
    },
    minPromptTokens: entry.min_prompt_tokens ?? null,
    window: utc_start === undefined || utc_end === undefined ? null : { fromMinute: utc_start, toMinute: utc_end },
  };
}

/** The price of writing for the default lifetime: a longer one has to be asked for, and a cache is never asked for. */
function cachePrices(
  listed: Pick<Override, 'input_cache_read' | 'input_cache_write'>,
): Pick<TokenPrices, 'cacheRead' | 'cacheWrite'> {
  const { input_cache_read: cacheRead, input_cache_write: cacheWrite } = listed;
  return { ...(cacheRead === undefined ? {} : { cacheRead }), ...(cacheWrite === undefined ? {} : { cacheWrite }) };
}

/** Reasoning counts as completion tokens, so where it has a price of its own the dearer of the two is the price. */
function withReasoning(completion: string, reasoning: string | undefined): string {
  return reasoning !== undefined && compareDecimals(reasoning, completion) > 0 ? reasoning : completion;
}

function isPrice(text: string): boolean {
  try {
    return compareDecimals(text, '0') >= 0;
  } catch {
    return false;
  }
}
