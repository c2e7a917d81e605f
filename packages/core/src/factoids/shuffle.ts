import { createHash } from 'node:crypto';
import type { FactoidRecord } from './factoid.ts';

/** A part of the circle of shuffle keys, both ends in it. */
export interface Arc {
  readonly from: string;
  readonly to: string;
  /** From `to` down to `from`. */
  readonly descending: boolean;
}

interface Stretch {
  readonly from: bigint;
  readonly to: bigint;
}

const KEY_DIGITS = 16;
const HIGHEST = 2n ** 64n - 1n;
const SEED_DIGITS = 12;

export function drawSeed(random: () => number): string {
  return hexOf(Math.floor(random() * 16 ** SEED_DIGITS), SEED_DIGITS);
}

/**
 * What is left of a walk once round the circle: two arcs, or one when it has passed the end of the keys. The seed decides where
 * it begins and which way it goes. It ends where it began, so that nothing comes twice whatever is published meanwhile.
 *
 * @param after the shuffle key of the last factoid that was reached; null at the beginning
 */
export function arcsLeft(seed: string, after: string | null): readonly Arc[] {
  const hash = digest(seed);
  const start = BigInt(`0x${hash.slice(0, KEY_DIGITS)}`);
  const descending = Number.parseInt(hash.slice(-1), 16) % 2 === 1;
  const first: Stretch = descending ? { from: 0n, to: start } : { from: start, to: HIGHEST };
  const second: Stretch = descending ? { from: start + 1n, to: HIGHEST } : { from: 0n, to: start - 1n };
  return stretchesLeft([first, second], after === null ? null : BigInt(`0x${after}`), descending)
    .filter(({ from, to }) => from <= to)
    .map(({ from, to }) => ({ from: hexOf(from, KEY_DIGITS), to: hexOf(to, KEY_DIGITS), descending }));
}

function stretchesLeft(
  [first, second]: readonly [Stretch, Stretch],
  after: bigint | null,
  descending: boolean,
): readonly Stretch[] {
  if (after === null) return [first, second];
  const rest = ({ from, to }: Stretch): Stretch => (descending ? { from, to: after - 1n } : { from: after + 1n, to });
  return first.from <= after && after <= first.to ? [rest(first), second] : [rest(second)];
}

/** In an order of the seed's own: neighbours on the circle do not stand side by side in every shuffle. */
export function mixed(seed: string, records: readonly FactoidRecord[]): readonly FactoidRecord[] {
  const place = new Map(records.map(({ id }) => [id, digest(`${seed} ${id}`)]));
  return records.toSorted((a, b) => ((place.get(a.id) ?? '') < (place.get(b.id) ?? '') ? -1 : 1));
}

function hexOf(number: number | bigint, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
