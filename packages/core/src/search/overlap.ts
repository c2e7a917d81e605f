import type { FactoidId } from '@factoids/contracts';

/** Clocks differ, and what got its id first may be published later. */
const OVERLAP_MS = 10 * 60_000;
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_CHARS = 10;
const PREFIX = 'fct_';

/** Where to read on from when `newest` is known: the beginning of an id of ten minutes before it, or before now if that is earlier. */
export function readOnFrom(newest: FactoidId | null, now: Date): string {
  if (newest === null) return PREFIX;
  const time = newest.slice(PREFIX.length, PREFIX.length + TIME_CHARS);
  const newestMs = [...time].reduce((value, digit) => value * DIGITS.length + DIGITS.indexOf(digit), 0);
  return PREFIX + timeChars(Math.max(0, Math.min(newestMs, now.getTime()) - OVERLAP_MS));
}

function timeChars(ms: number): string {
  let [left, chars] = [ms, ''];
  while (chars.length < TIME_CHARS) {
    chars = `${DIGITS[left % DIGITS.length]}${chars}`;
    left = Math.floor(left / DIGITS.length);
  }
  return chars;
}
