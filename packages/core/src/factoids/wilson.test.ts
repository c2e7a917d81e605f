import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonLowerBound } from './wilson.ts';

const votes = fc.record({ up: fc.nat(100_000), down: fc.nat(100_000) });

describe('the Wilson lower bound', () => {
  it.each([
    [0, 0, 0],
    [1, 0, 0.2065],
    [10, 0, 0.7225],
    [5, 5, 0.2366],
    [600, 400, 0.5693],
    [0, 7, 0],
  ])('of %i for and %i against is %f', (up, down, bound) => expect(wilsonLowerBound({ up, down })).toBeCloseTo(bound, 4));

  it('is exactly nothing when nobody voted for it', () => {
    for (let down = 0; down <= 10_000; down += 1) expect(wilsonLowerBound({ up: 0, down })).toBe(0);
  });

  it('lies between nothing and the share of votes for it, rises with a vote for it and falls with one against', () => {
    fc.assert(
      fc.property(votes, ({ up, down }) => {
        const bound = wilsonLowerBound({ up, down });
        expect(bound).toBeGreaterThanOrEqual(0);
        expect(bound).toBeLessThanOrEqual(up + down === 0 ? 0 : up / (up + down));
        expect(wilsonLowerBound({ up: up + 1, down })).toBeGreaterThan(bound);
        expect(wilsonLowerBound({ up, down: down + 1 })).toBeLessThanOrEqual(bound);
      }),
    );
  });
});
