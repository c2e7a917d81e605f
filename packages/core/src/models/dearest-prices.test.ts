import { compareDecimals } from '@factoids/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleModel } from '../testing/index.ts';
import { overrideOf, pricesOf } from '../testing/price-arbitraries.ts';
import { dearestInput, dearestPrices, dearestPricesOf } from './dearest-prices.ts';
import type { PriceOverride, TokenPrices } from './listed-model.ts';

const HALF_PAST_TEN = new Date('2099-11-22T22:30:00.000Z');
const dear = (conditions: Partial<PriceOverride>): PriceOverride => ({
  prices: { completion: '0.0000012' },
  minPromptTokens: null,
  window: null,
  ...conditions,
});
const window = (from: string, to: string) => {
  const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  return { fromMinute: minuteOf(from), toMinute: minuteOf(to) };
};

describe('the dearest prices of a call ahead', () => {
  const completionOf = (override: PriceOverride, maxPromptTokens = 8_000) =>
    dearestPricesOf(sampleModel({ overrides: [override] }), { maxPromptTokens, now: HALF_PAST_TEN }).completion;
  const [BASE, DEAR] = ['0.0000006', '0.0000012'];

  it.each([
    ['never reached', 8_001, BASE],
    ['just reached', 8_000, DEAR],
    ['always reached', 0, DEAR],
  ])('leave out a length that is not reached: %s', (_what, minPromptTokens, expected) => {
    expect(completionOf(dear({ minPromptTokens }))).toBe(expected);
  });

  it.each([
    ['is open', window('22:00', '23:00'), DEAR],
    ['opens within the hour', window('23:29', '23:50'), DEAR],
    ['opens as the hour ends', window('23:30', '23:50'), DEAR],
    ['opens later', window('23:36', '23:50'), BASE],
    ['has been over for a while', window('20:00', '22:24'), BASE],
    ['was open a moment ago, by a clock that is behind', window('20:00', '22:28'), DEAR],
    ['wraps midnight and is open', window('22:00', '04:00'), DEAR],
    ['wraps midnight and opens later', window('23:45', '04:00'), BASE],
    ['never closes', window('22:00', '22:00'), DEAR],
    ['never closes, by the other name of midnight', window('00:00', '24:00'), DEAR],
    ['begins at the other name of midnight', window('24:00', '04:00'), BASE],
  ])('leave out a time of day that does not come: it %s', (_what, hours, expected) => {
    expect(completionOf(dear({ window: hours }))).toBe(expected);
  });

  it('find a window across midnight', () => {
    const model = sampleModel({ overrides: [dear({ window: window('00:10', '00:20') })] });
    const at = (time: string) => dearestPricesOf(model, { maxPromptTokens: 0, now: new Date(`2099-11-22T${time}Z`) }).completion;
    expect([at('23:00:00'), at('23:30:00'), at('00:22:00'), at('00:40:00')]).toEqual([BASE, DEAR, DEAR, BASE]);
  });

  it('need both conditions of an override', () => {
    expect(completionOf(dear({ minPromptTokens: 9_000, window: window('22:00', '23:00') }))).toBe(BASE);
    expect(completionOf(dear({ minPromptTokens: 100, window: window('12:00', '13:00') }))).toBe(BASE);
    expect(completionOf(dear({ minPromptTokens: 100, window: window('22:00', '23:00') }))).toBe(DEAR);
  });

  it('count cache prices at any time of day: nothing that we send holds them', () => {
    const nightly = dear({ prices: { prompt: '0.1', cacheWrite: '0.000009' }, window: window('03:00', '04:00') });
    const long = dear({ prices: { cacheRead: '0.00009' }, minPromptTokens: 200_000 });
    const model = sampleModel({ overrides: [nightly, long] });
    const prices = dearestPricesOf(model, { maxPromptTokens: 8_000, now: HALF_PAST_TEN });
    expect(prices).toEqual({ ...sampleModel().prices, cacheRead: undefined, cacheWrite: '0.000009' });
    expect(dearestInput(prices)).toBe('0.000009');
  });

  it('take no cheaper cache for granted', () => {
    expect(dearestInput({ prompt: '0.000003', completion: '0', request: '0', cacheRead: '0.0000003' })).toBe('0.000003');
  });
});

describe('dearestPrices', () => {
  it('takes the maximum of each price, in whatever order they are listed', () => {
    const same = (a: string | undefined, b: string | undefined) =>
      a === undefined || b === undefined ? a === b : compareDecimals(a, b) === 0;
    fc.assert(
      fc.property(pricesOf, fc.array(overrideOf, { maxLength: 4 }), (base, overrides) => {
        const dearest = dearestPrices(sampleModel({ prices: base, overrides }));
        expect(dearestPrices(sampleModel({ prices: base, overrides: overrides.toReversed() }))).toSatisfy((other: TokenPrices) =>
          (['prompt', 'completion', 'request', 'cacheRead', 'cacheWrite'] as const).every((name) =>
            same(other[name], dearest[name]),
          ),
        );
      }),
    );
  });
});
