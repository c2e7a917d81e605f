const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_CHARS = 10;

/** How the ULID of an id that is made at this moment begins: Crockford's base 32, most significant digit first. */
export function ulidTime(timeMs: number): string {
  const digits = Array.from({ length: TIME_CHARS }, (_, place) => Math.floor(timeMs / DIGITS.length ** place) % DIGITS.length);
  return digits
    .map((digit) => DIGITS[digit])
    .reverse()
    .join('');
}

/** When an id was made, in milliseconds: the first ten characters of its ULID tell. */
export function bornAtMs(id: string): number {
  const time = id.slice(id.indexOf('_') + 1).slice(0, TIME_CHARS);
  return [...time].reduce((value, digit) => value * DIGITS.length + DIGITS.indexOf(digit), 0);
}
