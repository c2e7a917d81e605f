import { addDecimals, type Decimal, isGreater, multiplyDecimal, parseDecimal } from './decimal.ts';
import type { Pricing, PricingOverride } from './model-card.ts';

/** Dollars: per prompt token, per completion token, per request. */
export interface Price {
  readonly prompt: Decimal;
  readonly completion: Decimal;
  readonly request: Decimal;
}

export interface MaxPrice {
  readonly prompt?: string | undefined;
  readonly completion?: string | undefined;
  readonly request?: string | undefined;
}

const TOKENS_PER_PRICE = 1_000_000;

/** The price of a request with this many prompt tokens at this moment, overrides applied. */
export function priceAt(pricing: Pricing, promptTokens: number, at: Date): Price {
  const applying = (pricing.overrides ?? []).filter((override) => applies(override, promptTokens, at));
  const { prompt, completion, request }: Pricing = Object.assign({}, pricing, ...applying);
  return { prompt: parseDecimal(prompt), completion: parseDecimal(completion), request: parseDecimal(request) };
}

export function costOf(price: Price, promptTokens: number, completionTokens: number): Decimal {
  return addDecimals(
    multiplyDecimal(price.prompt, promptTokens),
    multiplyDecimal(price.completion, completionTokens),
    price.request,
  );
}

/** `provider.max_price` gives dollars per million tokens, and per request. */
export function isWithin(price: Price, max: MaxPrice): boolean {
  return (
    fits(multiplyDecimal(price.prompt, TOKENS_PER_PRICE), max.prompt) &&
    fits(multiplyDecimal(price.completion, TOKENS_PER_PRICE), max.completion) &&
    fits(price.request, max.request)
  );
}

function fits(price: Decimal, max: string | undefined): boolean {
  return max === undefined || !isGreater(price, parseDecimal(max));
}

function applies(override: PricingOverride, promptTokens: number, at: Date): boolean {
  const { min_prompt_tokens: floor, utc_start: start, utc_end: end } = override;
  if (floor !== undefined && promptTokens <= floor) return false;
  if (start === undefined || end === undefined) return true;
  const clock = at.getUTCHours() * 100 + at.getUTCMinutes();
  return start <= end ? clock >= start && clock < end : clock >= start || clock < end;
}
