import { nanoUsd } from '@factoids/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counterBook } from '../testing/counter-book.ts';
import { admissionOf, attempt, controlsOf, NOON, readingOf } from '../testing/sample-admission.ts';
import { admit } from './admit.ts';

const PER_MINUTE = 240;
const controls = controlsOf({
  rates: { generate: { global: [`${PER_MINUTE}/min`], session: null, network: null } },
  budgets: { global: '1.00' },
  concurrent_runs: { session: null },
});
const decide = (book: ReturnType<typeof counterBook>, atMs: number, reading = readingOf(book.snapshot())) =>
  attempt(() => admit(admissionOf({ controls, reading, now: new Date(NOON.getTime() + atMs) }), nanoUsd(1), () => 0));

/** By how many requests the fullest interval is above what the rate allows in it. */
function worstExcess(admitted: readonly number[]): number {
  let worst = Number.NEGATIVE_INFINITY;
  for (let first = 0; first < admitted.length; first += 1) {
    for (let last = first; last < admitted.length; last += 1) {
      const t = (admitted[last] ?? 0) - (admitted[first] ?? 0);
      worst = Math.max(worst, last - first + 1 - (PER_MINUTE + (t * PER_MINUTE) / 60_000));
    }
  }
  return worst;
}

describe('a busy rate', () => {
  it('never admits more than its number and its rate × t in any interval t, whatever the arrivals', () => {
    const gaps = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 9_000 })), {
      minLength: 250,
      maxLength: 400,
    });
    fc.assert(
      fc.property(gaps, (steps) => {
        const book = counterBook();
        const admitted: number[] = [];
        let atMs = 0;
        for (const gap of steps) {
          atMs += gap;
          const takings = decide(book, atMs);
          if (takings && book.write(takings)) admitted.push(atMs);
        }
        expect(worstExcess(admitted)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 15 },
    );
  });

  it('lets requests at once through together: none of them has to read again', () => {
    const book = counterBook();
    expect(book.write(decide(book, 0) ?? [])).toBe(true);
    const reading = readingOf(book.snapshot());
    const together = Array.from({ length: 64 }, () => decide(book, 2_000, reading) ?? []);
    expect(together.filter((takings) => book.write(takings))).toHaveLength(64);
  });
});
