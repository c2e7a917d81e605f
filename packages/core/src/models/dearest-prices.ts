import { compareDecimals } from '@factoids/contracts';
import type { PricedModel, PriceOverride, TokenPrices } from './listed-model.ts';

/** A call that is going to be made. */
interface CallAhead {
  /** It has no more prompt tokens than this. */
  readonly maxPromptTokens: number;
  /** When it is quoted; it starts within the horizon after this. null for at any time of day. */
  readonly now: Date | null;
}

/**
 * How long after its quote a call may start at the quoted prices. A message that is lost is sent again after 30 s, 1, 2 … 16
 * minutes, one whose worker died comes back after nine. Later calls meet `max_price`: dearer, they are refused unbilled.
 */
const PRICE_HORIZON_MS = 3_600_000;

/** The provider's clock and ours may differ by this much. */
const CLOCK_SKEW_MS = 300_000;
const DAY_MINUTES = 1_440;

/** The dearest that a model can be at any prompt length and time of day: each price's maximum over all overrides. */
export function dearestPrices(model: PricedModel): TokenPrices {
  return maximum(model.prices, model.overrides);
}

/**
 * The dearest that a call can be charged with: each price's maximum over the overrides that possibly apply to it. Cache prices
 * count at any time of day, because `max_price` does not hold them.
 */
export function dearestPricesOf(model: PricedModel, { maxPromptTokens, now }: CallAhead): TokenPrices {
  const reached = model.overrides.filter(({ minPromptTokens }) => minPromptTokens === null || minPromptTokens <= maxPromptTokens);
  const { cacheRead, cacheWrite } = maximum(model.prices, reached);
  const timely = reached.filter(({ window }) => window === null || now === null || isMet(window, now));
  return { ...maximum(model.prices, timely), cacheRead, cacheWrite };
}

/** What a prompt token costs at the most, whatever the provider's cache does with it. */
export function dearestInput({ prompt, cacheRead, cacheWrite }: TokenPrices): string {
  return dearer(dearer(prompt, cacheRead), cacheWrite);
}

function maximum(base: TokenPrices, overrides: readonly PriceOverride[]): TokenPrices {
  return overrides.reduce(
    (dearest, { prices }) => ({
      prompt: dearer(dearest.prompt, prices.prompt),
      completion: dearer(dearest.completion, prices.completion),
      request: dearer(dearest.request, prices.request),
      cacheRead: dearerIfAny(dearest.cacheRead, prices.cacheRead),
      cacheWrite: dearerIfAny(dearest.cacheWrite, prices.cacheWrite),
    }),
    base,
  );
}

/** Whether a daily window has a moment in common with the time from the quote to the horizon. Equal ends are the whole day. */
function isMet({ fromMinute, toMinute }: NonNullable<PriceOverride['window']>, now: Date): boolean {
  const startMinute = ((now.getTime() - CLOCK_SKEW_MS) / 60_000) % DAY_MINUTES;
  const spanMinutes = (PRICE_HORIZON_MS + 2 * CLOCK_SKEW_MS) / 60_000;
  const openMinutes = minutesFrom(fromMinute, toMinute) || DAY_MINUTES;
  return minutesFrom(fromMinute, startMinute) < openMinutes || minutesFrom(startMinute, fromMinute) <= spanMinutes;
}

function minutesFrom(start: number, end: number): number {
  return (((end - start) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}

function dearer(a: string, b: string | undefined): string {
  return b !== undefined && compareDecimals(b, a) > 0 ? b : a;
}

function dearerIfAny(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined ? b : dearer(a, b);
}
