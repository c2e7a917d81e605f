import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addUsd,
  compareDecimals,
  formatUsd,
  multiplyPrice,
  nanoUsd,
  parseUsd,
  pricePerMillion,
  UsdText,
  ZERO_USD,
} from './money.ts';

const NANOS_PER_USD = 10n ** 9n;

/** Dollars as an exact fraction, small enough that the result is a safe integer. */
const decimal = fc
  .record({
    whole: fc.bigInt({ min: 0n, max: 8_000_000n }),
    fraction: fc.bigInt({ min: 0n, max: 10n ** 20n }),
    places: fc.integer({ min: 1, max: 20 }),
  })
  .map(({ whole, fraction, places }) => {
    const scale = 10n ** BigInt(places);
    const part = fraction % scale;
    return { text: `${whole}.${String(part).padStart(places, '0')}`, numerator: whole * scale + part, denominator: scale };
  });

const amount = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }).map(nanoUsd);

function ceilDivide(numerator: bigint, denominator: bigint): bigint {
  return numerator / denominator + (numerator % denominator === 0n ? 0n : 1n);
}

describe('parseUsd', () => {
  it('gives back every amount that formatUsd wrote, which is also the text the API promises', () => {
    fc.assert(
      fc.property(amount, (nanos) => {
        expect(parseUsd(formatUsd(nanos))).toBe(nanos);
        expect(UsdText.safeParse(formatUsd(nanos)).success).toBe(true);
      }),
    );
  });

  it('never books less than the text says, and less than one nano-dollar more', () => {
    fc.assert(
      fc.property(decimal, ({ text, numerator, denominator }) => {
        expect(BigInt(parseUsd(text))).toBe(ceilDivide(numerator * NANOS_PER_USD, denominator));
      }),
    );
  });

  it('reads an exponent as what it means', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: -20, max: 0 }), (digits, exponent) => {
        const expected = ceilDivide(BigInt(digits) * NANOS_PER_USD, 10n ** BigInt(-exponent));
        expect(BigInt(parseUsd(`${digits}e${exponent}`))).toBe(expected);
        expect(BigInt(parseUsd(`${digits}.0E${exponent}`))).toBe(expected);
      }),
    );
  });

  it.each([
    ['1.8e-05', 18_000],
    ['1.8E-5', 18_000],
    ['2e+0', 2_000_000_000],
    ['0.0000184505', 18_451],
    ['0.0000000001', 1],
    ['1e-40', 1],
    ['0', 0],
    ['0e9', 0],
    ['12', 12_000_000_000],
  ])('reads %s as %i nano-dollars', (text, nanos) => {
    expect(parseUsd(text)).toBe(nanos);
  });

  it.each([
    '',
    ' ',
    '-1',
    '-0',
    '+1',
    '.5',
    '1.',
    '1,5',
    '1e',
    'e5',
    '0x10',
    'NaN',
    'Infinity',
    '1e41',
    '9007199.254740992',
    '$1',
  ])('refuses %j rather than guess', (text) => {
    expect(() => parseUsd(text)).toThrow(RangeError);
  });
});

describe('multiplyPrice', () => {
  it('equals exact arithmetic on fractions, rounded up once', () => {
    fc.assert(
      fc.property(decimal, fc.nat({ max: 2_000_000 }), ({ text, numerator, denominator }, count) => {
        const exact = ceilDivide(numerator * BigInt(count) * NANOS_PER_USD, denominator);
        if (exact > BigInt(Number.MAX_SAFE_INTEGER)) expect(() => multiplyPrice(text, count)).toThrow(RangeError);
        else expect(BigInt(multiplyPrice(text, count))).toBe(exact);
      }),
    );
  });

  it('charges nothing for nothing, and refuses what is no count', () => {
    expect(multiplyPrice('0.15', 0)).toBe(0);
    for (const count of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => multiplyPrice('1', count)).toThrow(RangeError);
  });
});

describe('compareDecimals', () => {
  it('orders prices exactly, however they are written', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const difference = a.numerator * b.denominator - b.numerator * a.denominator;
        expect(compareDecimals(a.text, b.text)).toBe(Math.sign(Number(difference)));
      }),
    );
    expect(compareDecimals('1e-7', '0.0000001')).toBe(0);
    expect(compareDecimals('0.30000000000000001', '0.3')).toBe(1);
  });
});

describe('pricePerMillion', () => {
  it('is the same price, a million times over', () => {
    fc.assert(
      fc.property(decimal, ({ text, numerator, denominator }) => {
        const million = pricePerMillion(text);
        expect(UsdText.safeParse(million).success).toBe(true);
        const [whole = '', fraction = ''] = million.split('.');
        expect(BigInt(whole + fraction) * denominator).toBe(numerator * 1_000_000n * 10n ** BigInt(fraction.length));
      }),
    );
  });

  it.each([
    ['0.00000015', '0.15'],
    ['1.5e-7', '0.15'],
    ['0', '0'],
    ['0.000003', '3'],
    ['2e1', '20000000'],
    ['0.00000000000001', '0.00000001'],
  ])('shows %s a token as %s', (perToken, perMillion) => {
    expect(pricePerMillion(perToken)).toBe(perMillion);
  });
});

describe('nano-dollars', () => {
  it('are whole numbers that a double holds exactly', () => {
    for (const value of [0.5, 2 ** 53, Number.NaN]) expect(() => nanoUsd(value)).toThrow(RangeError);
  });

  it('add up without losing one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 ** 40 }), { maxLength: 50 }), (values) => {
        expect(BigInt(addUsd(...values.map(nanoUsd)))).toBe(values.reduce((sum, value) => sum + BigInt(value), 0n));
      }),
    );
    expect(() => addUsd(nanoUsd(Number.MAX_SAFE_INTEGER), nanoUsd(1))).toThrow(RangeError);
  });

  it('are written with nine decimals', () => {
    expect(formatUsd(ZERO_USD)).toBe('0.000000000');
    expect(formatUsd(nanoUsd(18_450))).toBe('0.000018450');
    expect(formatUsd(nanoUsd(-18_450))).toBe('-0.000018450');
    expect(formatUsd(nanoUsd(5_000_000_000))).toBe('5.000000000');
  });
});
