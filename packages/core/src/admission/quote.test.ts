import { compareDecimals, FACTOID_LIMITS, multiplyPrice } from '@factoids/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dearestPrices, type PriceOverride, type TokenPrices } from '../models/index.ts';
import { sampleModel } from '../testing/index.ts';
import { FACTOID_CALL, quoteFactoid } from './quote.ts';

/** Decimal text of a price as providers write them: plain or with an exponent. */
const price = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 4, max: 12 }))
  .map(([digits, scale]) => (scale % 2 === 0 ? `${digits}e-${scale}` : `0.${String(digits).padStart(scale, '0')}`));
const prices: fc.Arbitrary<TokenPrices> = fc.record({ prompt: price, completion: price, request: price });
const override: fc.Arbitrary<PriceOverride> = fc.record({
  prices: fc.record({ prompt: price, completion: price, request: price }, { requiredKeys: [] }),
  minPromptTokens: fc.option(fc.integer({ min: 0, max: 20_000 })),
  window: fc.option(fc.record({ fromMinute: fc.integer({ min: 0, max: 1_439 }), toMinute: fc.integer({ min: 0, max: 1_439 }) })),
});
const topic = fc.option(fc.string({ unit: 'binary', maxLength: FACTOID_LIMITS.topicMaxChars }));

/** What is charged while those overrides hold, later ones winning. */
function pricesIn(base: TokenPrices, inForce: readonly PriceOverride[]): TokenPrices {
  return inForce.reduce<TokenPrices>((now, { prices: other }) => {
    const { prompt = now.prompt, completion = now.completion, request = now.request } = other;
    return { prompt, completion, request };
  }, base);
}

describe('the upper bound', () => {
  it('is never below the price of any call that the run may make', () => {
    const calls = fc.record({
      base: prices,
      overrides: fc.array(override, { maxLength: 4 }),
      inForce: fc.integer({ min: 0, max: 15 }),
      topic,
      filled: fc.record({
        prompt: fc.double({ min: 0, max: 1, noNaN: true }),
        completion: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      maxCompletionTokens: fc.option(fc.integer({ min: 1, max: 2_000 })),
    });
    fc.assert(
      fc.property(calls, ({ base, overrides, inForce, topic: asked, filled, maxCompletionTokens }) => {
        const quote = quoteFactoid(sampleModel({ prices: base, overrides, maxCompletionTokens }), asked);
        const now = pricesIn(
          base,
          overrides.filter((_override, index) => (inForce >> index) % 2 === 1),
        );
        const paid =
          multiplyPrice(now.prompt, Math.floor(quote.callMaxPromptBytes * filled.prompt)) +
          multiplyPrice(now.completion, Math.floor(quote.maxTokens * filled.completion)) +
          multiplyPrice(now.request, 1);
        expect(paid).toBeLessThanOrEqual(quote.callMaxCost);
        expect(paid * FACTOID_CALL.attempts).toBeLessThanOrEqual(quote.maxCost);
      }),
    );
  });

  it('leaves room for any topic beside the rules: quotes, backslashes and rare scripts at full length', () => {
    const worst = ['"', '\\', '語', '🦦', '\ud83d', '\u00a0'];
    for (const character of worst) {
      const full = character.repeat(FACTOID_LIMITS.topicMaxChars / character.length);
      const sent = Buffer.byteLength(JSON.stringify(JSON.stringify({ topic: full })));
      const without = Buffer.byteLength(JSON.stringify(JSON.stringify({ topic: null })));
      const room = quoteFactoid(sampleModel(), full).callMaxPromptBytes - quoteFactoid(sampleModel(), null).callMaxPromptBytes;
      expect(room).toBeGreaterThanOrEqual(sent - without);
    }
  });

  it('is raised by a dearer price at any hour or length, and not lowered by a cheaper one', () => {
    const plain = quoteFactoid(sampleModel(), null);
    const with_ = (changed: PriceOverride['prices']) =>
      quoteFactoid(sampleModel({ overrides: [{ prices: changed, minPromptTokens: 200_000, window: null }] }), null);
    expect(with_({ completion: '0.0000007' }).maxCost).toBeGreaterThan(plain.maxCost);
    expect(with_({ prompt: '0.00000016' }).maxCost).toBeGreaterThan(plain.maxCost);
    expect(with_({ request: '0.001' }).maxCost).toBe(plain.maxCost + 2_000_000);
    expect(with_({ prompt: '0', completion: '0' })).toEqual(plain);
  });

  it('holds both attempts, each with its fee', () => {
    const quote = quoteFactoid(sampleModel({ prices: { prompt: '0', completion: '0.000001', request: '0.002' } }), null);
    expect(quote.callMaxCost).toBe(500 * 1_000 + 2_000_000);
    expect(quote.maxCost).toBe(2 * quote.callMaxCost);
  });

  it('asks no more output of a model than it can give', () => {
    expect(quoteFactoid(sampleModel({ maxCompletionTokens: 256 }), null).maxTokens).toBe(256);
    expect(quoteFactoid(sampleModel({ maxCompletionTokens: null }), null).maxTokens).toBe(FACTOID_CALL.maxTokens);
  });

  it('tells the provider the same dearest prices that it was reckoned with', () => {
    const overrides = [{ prices: { completion: '0.0000012' }, minPromptTokens: null, window: { fromMinute: 0, toMinute: 60 } }];
    expect(quoteFactoid(sampleModel({ overrides }), null).maxPrice).toEqual({
      promptUsdPerMillion: '0.15',
      completionUsdPerMillion: '1.2',
      requestUsd: '0',
    });
  });
});

describe('dearestPrices', () => {
  it('takes the maximum of each price, in whatever order they are listed', () => {
    fc.assert(
      fc.property(prices, fc.array(override, { maxLength: 4 }), (base, overrides) => {
        const dearest = dearestPrices(sampleModel({ prices: base, overrides }));
        expect(dearestPrices(sampleModel({ prices: base, overrides: overrides.toReversed() }))).toSatisfy((other: TokenPrices) =>
          (['prompt', 'completion', 'request'] as const).every((name) => compareDecimals(other[name], dearest[name]) === 0),
        );
      }),
    );
  });
});
