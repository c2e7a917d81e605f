import { compareDecimals, FACTOID_LIMITS, type NanoUsd, nanoUsd, pricePerMillion } from '@factoids/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PricedModel, PriceOverride, TokenPrices } from '../models/index.ts';
import { sampleModel } from '../testing/index.ts';
import { overrideOf, pricesOf } from '../testing/price-arbitraries.ts';
import { FACTOID_CALL, type Quote, quoteFactoid } from './quote.ts';

const NOON = new Date('2099-11-22T12:00:00.000Z');
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const quoteAt = (model: PricedModel, topic: string | null = null, now = NOON) =>
  quoteFactoid(model, topic, { now, typicalCost: null });

const topicOf = fc.option(fc.string({ unit: 'binary', maxLength: FACTOID_LIMITS.topicMaxChars }));
/** Often all or nothing, where the bound is tight. */
const partOf = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));

/** A call as it may turn out: when it starts, how long it is, and what the provider's cache does with its prompt. */
const callOf = fc.record({
  prompt: partOf,
  completion: partOf,
  cached: partOf,
  written: partOf,
  afterMs: fc.integer({ min: 0, max: 60 * MINUTE }),
  behindMs: fc.integer({ min: 0, max: 5 * MINUTE }),
});
type Call = typeof callOf extends fc.Arbitrary<infer Value> ? Value : never;

const situationOf = fc.record({
  base: pricesOf,
  overrides: fc.array(overrideOf, { maxLength: 4 }),
  maxCompletionTokens: fc.option(fc.integer({ min: 1, max: 2_000 })),
  topic: topicOf,
  now: fc
    .oneof(fc.integer({ min: 0, max: 60 * MINUTE }), fc.integer({ min: 0, max: 3 * DAY }))
    .map((ms) => new Date(NOON.getTime() + ms)),
  call: callOf,
});

/** The rule by which the provider charges, written down a second time: later entries win, price by price. */
function chargedAt(
  base: TokenPrices,
  overrides: readonly PriceOverride[],
  call: { promptTokens: number; at: Date },
): TokenPrices {
  const minute = call.at.getUTCHours() * 60 + call.at.getUTCMinutes();
  const isOpen = ({ fromMinute: from, toMinute: to }: { fromMinute: number; toMinute: number }) =>
    from < to ? minute >= from && minute < to : minute >= from || minute < to;
  const inForce = overrides
    .filter(({ minPromptTokens }) => minPromptTokens === null || call.promptTokens > minPromptTokens)
    .filter(({ window }) => window === null || isOpen(window));
  return Object.assign({}, base, ...inForce.map(({ prices }) => prices));
}

/** Units of 1e-18 dollars, exactly: only the whole call is rounded up. */
function exactly(price: string, count: number): bigint {
  const [whole = '', fraction = ''] = pricePerMillion(price).split('.');
  return BigInt(whole + fraction.padEnd(12, '0')) * BigInt(count);
}

const inUnits = (amount: NanoUsd) => BigInt(amount) * 10n ** 9n;

function paid(prices: TokenPrices, quote: Quote, call: Call): bigint {
  const promptTokens = Math.floor(quote.callMaxPromptBytes * call.prompt);
  const read = Math.floor(promptTokens * call.cached);
  const written = Math.floor((promptTokens - read) * call.written);
  return (
    exactly(prices.prompt, promptTokens - read - written) +
    exactly(prices.cacheRead ?? prices.prompt, read) +
    exactly(prices.cacheWrite ?? prices.prompt, written) +
    exactly(prices.completion, Math.floor(quote.maxTokens * call.completion)) +
    exactly(prices.request, 1)
  );
}

/** What the provider does with `max_price`. */
function isServed(prices: TokenPrices, { maxPrice }: Quote): boolean {
  return (
    compareDecimals(pricePerMillion(prices.prompt), maxPrice.promptUsdPerMillion) <= 0 &&
    compareDecimals(pricePerMillion(prices.completion), maxPrice.completionUsdPerMillion) <= 0 &&
    compareDecimals(prices.request, maxPrice.requestUsd) <= 0
  );
}

describe('the upper bound', () => {
  it('is never below the price of a call within the hour, and nothing keeps the provider from serving it', () => {
    fc.assert(
      fc.property(situationOf, ({ base, overrides, maxCompletionTokens, topic, now, call }) => {
        const quote = quoteAt(sampleModel({ prices: base, overrides, maxCompletionTokens }), topic, now);
        const at = new Date(now.getTime() + call.afterMs - call.behindMs);
        const prices = chargedAt(base, overrides, { promptTokens: Math.floor(quote.callMaxPromptBytes * call.prompt), at });
        expect(isServed(prices, quote)).toBe(true);
        expect(paid(prices, quote, call)).toBeLessThanOrEqual(inUnits(quote.callMaxCost));
        expect(quote.maxCost).toBe(quote.callMaxCost * FACTOID_CALL.attempts);
        expect(quote.expectedCost).toBeLessThanOrEqual(quote.maxCost);
      }),
      { numRuns: 1_000 },
    );
  });

  it('holds for calls that come much later too: those that would cost more are not served', () => {
    const laterOf = fc.integer({ min: 0, max: 30 * DAY });
    fc.assert(
      fc.property(situationOf, laterOf, ({ base, overrides, maxCompletionTokens, topic, now, call }, laterMs) => {
        const quote = quoteAt(sampleModel({ prices: base, overrides, maxCompletionTokens }), topic, now);
        const at = new Date(now.getTime() + laterMs);
        const prices = chargedAt(base, overrides, { promptTokens: Math.floor(quote.callMaxPromptBytes * call.prompt), at });
        if (isServed(prices, quote)) expect(paid(prices, quote, call)).toBeLessThanOrEqual(inUnits(quote.callMaxCost));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['"', '\\', '語', '🦦', '\ud83d', '\u00a0', 'ж', 'é', 'e\u0301', 'س'])(
    'has exactly the room that a topic of %j takes beside the rules',
    (character) => {
      const full = character.repeat(FACTOID_LIMITS.topicMaxChars / character.length);
      const sent = Buffer.byteLength(JSON.stringify(JSON.stringify({ topic: full })));
      const without = Buffer.byteLength(JSON.stringify(JSON.stringify({ topic: null })));
      const room = quoteAt(sampleModel(), full).callMaxPromptBytes - quoteAt(sampleModel()).callMaxPromptBytes;
      expect(room).toBe(sent - without);
    },
  );

  it('is raised by a dearer price that may hold, and by no other, nor lowered by a cheaper one', () => {
    const plain = quoteAt(sampleModel());
    const with_ = (prices: PriceOverride['prices'], conditions: Partial<PriceOverride> = {}) =>
      quoteAt(sampleModel({ overrides: [{ prices, minPromptTokens: null, window: null, ...conditions }] }));
    expect(with_({ completion: '0.0000007' }).maxCost).toBeGreaterThan(plain.maxCost);
    expect(with_({ prompt: '0.00000016' }).maxCost).toBeGreaterThan(plain.maxCost);
    expect(with_({ request: '0.001' }).maxCost).toBe(plain.maxCost + 2_000_000);
    expect(with_({ prompt: '0', completion: '0' })).toEqual(plain);
    expect(with_({ completion: '0.0000007' }, { minPromptTokens: 200_000 })).toEqual(plain);
    expect(with_({ completion: '0.0000007' }, { window: { fromMinute: 1_380, toMinute: 60 } })).toEqual(plain);
  });

  it('counts the whole prompt at the price of writing it to a cache, where that is dearer', () => {
    const { prices } = sampleModel();
    const written = quoteAt(sampleModel({ prices: { ...prices, cacheRead: '0.00000001', cacheWrite: '0.0000002' } }));
    expect(written.callMaxCost - quoteAt(sampleModel()).callMaxCost).toBe(written.callMaxPromptBytes * 50);
    expect(written.maxPrice.promptUsdPerMillion).toBe('0.15');
    expect(quoteAt(sampleModel({ prices: { ...prices, cacheWrite: '0' } }))).toEqual(quoteAt(sampleModel()));
  });

  it('holds both attempts, each with its fee', () => {
    const quote = quoteAt(sampleModel({ prices: { prompt: '0', completion: '0.000001', request: '0.002' } }));
    expect(quote.callMaxCost).toBe(500 * 1_000 + 2_000_000);
    expect(quote.maxCost).toBe(2 * quote.callMaxCost);
  });

  it('asks no more output of a model than it can give', () => {
    expect(quoteAt(sampleModel({ maxCompletionTokens: 256 })).maxTokens).toBe(256);
    expect(quoteAt(sampleModel({ maxCompletionTokens: null })).maxTokens).toBe(FACTOID_CALL.maxTokens);
  });

  it('tells the provider the same dearest prices that it was reckoned with', () => {
    const overrides = [
      { prices: { completion: '0.0000012' }, minPromptTokens: null, window: { fromMinute: 720, toMinute: 780 } },
    ];
    expect(quoteAt(sampleModel({ overrides })).maxPrice).toEqual({
      promptUsdPerMillion: '0.15',
      completionUsdPerMillion: '1.2',
      requestUsd: '0',
    });
  });
});

describe('the expected cost', () => {
  it('is what such a factoid cost lately, but never more than the bound', () => {
    const model = sampleModel();
    const { maxCost } = quoteAt(model);
    const expected = (typicalCost: number) =>
      quoteFactoid(model, null, { now: NOON, typicalCost: nanoUsd(typicalCost) }).expectedCost;
    expect([0, 18_450, maxCost, maxCost + 1].map(expected)).toEqual([0, 18_450, maxCost, maxCost]);
  });

  it('goes by the prices where nothing is known yet, and changes nothing else', () => {
    const model = sampleModel();
    const estimated = quoteAt(model);
    expect(estimated.expectedCost).toBe(700 * 150 + 90 * 600);
    expect({
      ...quoteFactoid(model, null, { now: NOON, typicalCost: nanoUsd(7) }),
      expectedCost: estimated.expectedCost,
    }).toEqual(estimated);
  });
});
