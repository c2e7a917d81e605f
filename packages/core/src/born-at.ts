const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_CHARS = 10;

/** When an id was made, in milliseconds: the first ten characters of its ULID tell. */
export function bornAtMs(id: string): number {
  const time = id.slice(id.indexOf('_') + 1).slice(0, TIME_CHARS);
  return [...time].reduce((value, digit) => value * DIGITS.length + DIGITS.indexOf(digit), 0);
}
