import fc from 'fast-check';
import type { PriceOverride, TokenPrices } from '../models/index.ts';

/** Decimal text of a price as providers write them: plain or with an exponent. */
const price = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 4, max: 12 }))
  .map(([digits, scale]) => (scale % 2 === 0 ? `${digits}e-${scale}` : `0.${String(digits).padStart(scale, '0')}`));

const every = { prompt: price, completion: price, request: price, cacheRead: price, cacheWrite: price };

export const pricesOf: fc.Arbitrary<TokenPrices> = fc.record(every, { requiredKeys: ['prompt', 'completion', 'request'] });

/** Any, and often one around noon, where the tests are. */
const minute = fc.oneof(fc.integer({ min: 0, max: 1_440 }), fc.integer({ min: 700, max: 800 }));

/** Lengths around what a factoid's prompt can have, and any hours, wrapping midnight or not. */
export const overrideOf: fc.Arbitrary<PriceOverride> = fc.record({
  prices: fc.record(every, { requiredKeys: [] }),
  minPromptTokens: fc.option(fc.integer({ min: 0, max: 12_000 })),
  window: fc.option(fc.record({ fromMinute: minute, toMinute: minute })),
});
