import * as z from 'zod';

/** An integer number of nano-dollars (1e-9 USD). Floats never hold money. */
export type NanoUsd = number & { readonly __brand: 'NanoUsd' };

const NANO_DECIMALS = 9;
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** @throws RangeError when `value` is no safe integer */
export function nanoUsd(value: number): NanoUsd {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of nano-dollars: ${value}`);
  return value as NanoUsd;
}

export const ZERO_USD = nanoUsd(0);

export function addUsd(...amounts: readonly NanoUsd[]): NanoUsd {
  return nanoUsd(amounts.reduce((sum, amount) => sum + amount, 0));
}

/**
 * The decimal text of a dollar amount (`"0.0000184505"`, `"1.8e-05"`) as nano-dollars, rounded up, because a provider's
 * cost must never be booked lower than it was.
 * @throws RangeError when the text is no decimal number, is negative, or is beyond 2^53 nano-dollars
 */
export function parseUsd(text: string): NanoUsd {
  return nanoUsd(Number(decimalCeil(text, NANO_DECIMALS)));
}

/** `⌈text × count⌉` in nano-dollars, exactly: `text` is a price per unit in dollars. Errors as {@link parseUsd}. */
export function multiplyPrice(text: string, count: number): NanoUsd {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a count: ${count}`);
  const { digits, scale } = parseDecimal(text);
  return nanoUsd(Number(ceilToScale(digits * BigInt(count), scale, NANO_DECIMALS)));
}

/** Which of two decimal texts is larger, exactly: negative, zero or positive. Errors as {@link parseUsd}. */
export function compareDecimals(a: string, b: string): number {
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  const scale = Math.max(left.scale, right.scale);
  const difference = left.digits * 10n ** BigInt(scale - left.scale) - right.digits * 10n ** BigInt(scale - right.scale);
  return Math.sign(Number(difference));
}

/** A price per token as a price per million tokens, as plain decimal text. Errors as {@link parseUsd}. */
export function pricePerMillion(text: string): string {
  const { digits, scale } = parseDecimal(text);
  const places = Math.max(scale - 6, 0);
  const padded = String(digits * 10n ** BigInt(Math.max(6 - scale, 0))).padStart(places + 1, '0');
  const fraction = padded.slice(padded.length - places).replace(/0+$/, '');
  return padded.slice(0, padded.length - places) + (places > 0 && fraction ? `.${fraction}` : '');
}

/** `0.000018450` for 18,450: always nine decimals, so that amounts line up and sort. */
export function formatUsd(amount: NanoUsd): string {
  const sign = amount < 0 ? '-' : '';
  const digits = String(Math.abs(amount)).padStart(NANO_DECIMALS + 1, '0');
  return `${sign}${digits.slice(0, -NANO_DECIMALS)}.${digits.slice(-NANO_DECIMALS)}`;
}

/** A dollar amount on the wire: decimal text, never a JSON number. */
export const UsdText = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .meta({ id: 'Usd', description: 'US dollars as decimal text', examples: ['0.000018450'] });

function decimalCeil(text: string, decimals: number): bigint {
  const { digits, scale } = parseDecimal(text);
  return ceilToScale(digits, scale, decimals);
}

function parseDecimal(text: string): { digits: bigint; scale: number } {
  const match = DECIMAL.exec(text.trim());
  const [, sign, whole, fraction = '', exponent = '0'] = match ?? [];
  if (!match || whole === undefined || sign === '-' || Math.abs(Number(exponent)) > 40) {
    throw new RangeError(`not a decimal amount: ${text.slice(0, 40)}`);
  }
  return { digits: BigInt(whole + fraction), scale: fraction.length - Number(exponent) };
}

function ceilToScale(digits: bigint, scale: number, decimals: number): bigint {
  const shift = decimals - scale;
  if (shift >= 0) return digits * 10n ** BigInt(shift);
  const divisor = 10n ** BigInt(-shift);
  return (digits + divisor - 1n) / divisor;
}
