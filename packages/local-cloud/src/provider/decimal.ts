/** An exact decimal number: `digits × 10^-scale`. Prices and costs are never floats. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

export const ZERO: Decimal = { digits: 0n, scale: 0 };

const DECIMAL = /^(-?\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** @throws RangeError when the text is no decimal number */
export function parseDecimal(text: string): Decimal {
  const [, whole, fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`not a decimal number: ${text.slice(0, 40)}`);
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

export function addDecimals(...terms: readonly Decimal[]): Decimal {
  const scale = Math.max(0, ...terms.map((term) => term.scale));
  return { digits: terms.reduce((sum, term) => sum + atScale(term, scale), 0n), scale };
}

export function multiplyDecimal(value: Decimal, count: number): Decimal {
  return { digits: value.digits * BigInt(count), scale: value.scale };
}

export function isGreater(left: Decimal, right: Decimal): boolean {
  const scale = Math.max(left.scale, right.scale);
  return atScale(left, scale) > atScale(right, scale);
}

/** Every digit and no exponent: `0.0000184505`. */
export function formatDecimal({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const padded = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const whole = padded.slice(0, padded.length - scale);
  const fraction = padded.slice(padded.length - scale).replace(/0+$/, '');
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

function atScale({ digits, scale }: Decimal, target: number): bigint {
  return digits * 10n ** BigInt(target - scale);
}
