import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, latestTat, nextRoomAt, nextTat, roomIn } from './gcra.ts';

const MAX_MICROS = 4 * 3_600_000_000;
const START = 1_800_000_000_000_000;

const buckets = fc
  .record({ count: fc.integer({ min: 1, max: 2_000 }), period: fc.constantFrom(60, 3_600, 86_400) })
  .map(({ count, period }) => bucketOf(count, period));
const gaps = fc.array(fc.integer({ min: 0, max: MAX_MICROS }), { minLength: 1, maxLength: 60 });

/** Lets the requests arrive one after the other, as the store does it: refused ones take nothing. */
function admit(bucket: ReturnType<typeof bucketOf>, arrivals: readonly number[]): number[] {
  let tat: number | null = null;
  return arrivals.filter((now) => {
    if (tat !== null && tat > latestTat(bucket, now)) return false;
    tat = nextTat(bucket, tat, now);
    return true;
  });
}

/** A bucket of credit, in microseconds, that is filled up at every look: the plain way to say what GCRA says with one number. */
function admitByCredit({ burst, intervalMicros }: ReturnType<typeof bucketOf>, looks: readonly Look[]): number[] {
  let credit = burst * intervalMicros;
  let filledAt = START;
  return looks.flatMap(({ at, isRequest }) => {
    credit = Math.min(burst * intervalMicros, credit + at - filledAt);
    filledAt = at;
    if (!isRequest || credit < intervalMicros) return [];
    credit -= intervalMicros;
    return [at];
  });
}

interface Look {
  readonly at: number;
  readonly isRequest: boolean;
}

const arrivalsOf = (steps: readonly number[]): number[] => {
  let at = START;
  return steps.map((gap) => (at += gap));
};

describe('gcra', () => {
  it('never admits more than burst + rate × t in any interval t, whatever the arrivals', () => {
    fc.assert(
      fc.property(buckets, gaps, (bucket, steps) => {
        const admitted = admit(bucket, arrivalsOf(steps));
        for (const [first, from] of admitted.entries()) {
          for (const [last, to] of admitted.entries()) {
            if (last < first) continue;
            expect(last - first + 1).toBeLessThanOrEqual(bucket.burst + (to - from) / bucket.intervalMicros);
          }
        }
      }),
    );
  });

  it('never refuses while there is room, and says how much room that is', () => {
    fc.assert(
      fc.property(buckets, fc.option(fc.integer({ min: 0, max: MAX_MICROS })), (bucket, ahead) => {
        const tat = ahead === null ? null : START + ahead;
        const room = roomIn(bucket, tat, START);
        expect(room > 0).toBe((tat ?? 0) <= latestTat(bucket, START));
        const burst = Array.from({ length: Math.min(room, 50) }, () => START);
        let now = tat;
        for (const at of burst) {
          expect((now ?? 0) <= latestTat(bucket, at)).toBe(true);
          now = nextTat(bucket, now, at);
        }
      }),
    );
  });

  it('refills over any split of time as over the whole', () => {
    fc.assert(
      fc.property(buckets, fc.integer({ min: 0, max: MAX_MICROS }), gaps, (bucket, ahead, steps) => {
        const whole = roomIn(bucket, START + ahead, arrivalsOf(steps).at(-1) ?? START);
        const looked = arrivalsOf(steps).map((now) => roomIn(bucket, START + ahead, now));
        expect(looked.at(-1)).toBe(whole);
        expect([...looked].sort((a, b) => a - b)).toEqual(looked);
      }),
    );
  });

  it('admits exactly what a bucket admits that is filled up at every look, in however many parts the time between is split', () => {
    const busy = fc.array(fc.tuple(fc.double({ min: 0, max: 3, noNaN: true }), fc.boolean()), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(buckets, busy, (bucket, steps) => {
        const times = arrivalsOf(steps.map(([share]) => Math.floor(share * bucket.intervalMicros)));
        const looks = times.map((at, index) => ({ at, isRequest: steps[index]?.[1] ?? false }));
        const requests = looks.filter(({ isRequest }) => isRequest).map(({ at }) => at);
        expect(admit(bucket, requests)).toEqual(admitByCredit(bucket, looks));
      }),
    );
  });

  it('refuses nothing that would keep within burst + rate × t', () => {
    fc.assert(
      fc.property(buckets, gaps, (bucket, steps) => {
        const dense = arrivalsOf(steps.map((gap) => gap % (2 * bucket.intervalMicros)));
        const admitted = admit(bucket, dense);
        const refused = dense.filter((at) => !admitted.includes(at));
        for (const now of refused) {
          const before = admitted.filter((at) => at <= now);
          const wouldBreak = before.some(
            (from, first) => before.length - first + 1 > bucket.burst + (now - from) / bucket.intervalMicros,
          );
          expect(wouldBreak).toBe(true);
        }
      }),
    );
  });

  it('has room exactly when it says that it will', () => {
    fc.assert(
      fc.property(buckets, fc.integer({ min: 0, max: MAX_MICROS }), (bucket, ahead) => {
        const at = nextRoomAt(bucket, START + ahead, START);
        expect(roomIn(bucket, START + ahead, at)).toBeGreaterThan(0);
        if (at > START) expect(roomIn(bucket, START + ahead, at - 1)).toBe(0);
      }),
    );
  });

  it('is not harmed by a clock that goes back: the ceiling holds over what the clock showed', () => {
    fc.assert(
      fc.property(buckets, gaps, fc.array(fc.integer({ min: 0, max: 60_000_000 }), { maxLength: 60 }), (bucket, steps, skews) => {
        const arrivals = arrivalsOf(steps);
        const skewed = arrivals.map((at, index) => at - (skews[index] ?? 0));
        expect(admit(bucket, skewed).length).toBeLessThanOrEqual(
          bucket.burst + ((arrivals.at(-1) ?? START) - (skewed[0] ?? START)) / bucket.intervalMicros,
        );
      }),
    );
  });
});
