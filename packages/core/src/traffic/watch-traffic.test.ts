import { RunId } from '@factoids/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counter, seedControls } from '../admission/index.ts';
import { bornAtMs } from '../born-at.ts';
import type { RunTrace } from '../runs/index.ts';
import { counterBook } from '../testing/counter-book.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryLedger } from '../testing/memory-ledger.ts';
import { memoryNotices } from '../testing/memory-notices.ts';
import { ANOMALY } from './anomalies.ts';
import { THROTTLE_MINUTES, watchTraffic } from './watch-traffic.ts';

const MINUTE = 60_000;
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const NOON = Date.parse('2099-11-22T12:00:00.000Z');

interface Asked {
  readonly atMs: number;
  readonly owner?: RunTrace['owner'];
  readonly network?: string | null;
  readonly promptHash?: string | null;
}

function idAt(atMs: number, nth: number): RunId {
  const time = Array.from({ length: 10 }, (_, place) => DIGITS[Math.floor(atMs / 32 ** (9 - place)) % 32]).join('');
  return RunId.parse(`run_${time}${String(nth).padStart(16, '0')}`);
}

/** Requests as they came, behind the index of windows. */
function makeWorld(nowMs: number, asked: readonly Asked[], policy: object = {}) {
  const book = counterBook();
  const notices = memoryNotices();
  const clock = manualClock(new Date(nowMs).toISOString());
  const traces = asked.map(({ atMs, owner = 'session:ses_1', network = 'net_1', promptHash = null }, nth) => {
    return { runId: idAt(atMs, nth), owner, network, promptHash };
  });
  const runs = {
    listTraces: async (window: string, { since }: { since: string }) =>
      traces.filter(({ runId }) => {
        const at = new Date(bornAtMs(runId)).toISOString();
        return at.slice(0, 10) === window && at >= since && at <= clock.now().toISOString();
      }),
  };
  const readControls = async () => seedControls(JSON.stringify(policy));
  const deps = { clock, runs, notices, ledger: memoryLedger(book), readControls };
  const throttled = () =>
    [...book.counters.values()].map(({ scope, window, throttledUntil }: Counter) => [scope, window, throttledUntil]);
  return { deps, clock, notices, throttled };
}

const many = (count: number, each: (nth: number) => Asked): Asked[] => Array.from({ length: count }, (_, nth) => each(nth));
const key = { owner: 'key:key_1', network: null } as const;

/** One request each twenty minutes since yesterday evening. */
const steady = (who: Omit<Asked, 'atMs'>): Asked[] => many(40, (nth) => ({ atMs: NOON - (nth + 1) * 20 * MINUTE, ...who }));

describe('unusual traffic', () => {
  it.each([
    [
      'rate_spike',
      'key:key_1',
      80,
      [...steady(key), ...many(80, (nth) => ({ atMs: NOON - nth * 3_000, ...key, promptHash: `p${nth}` }))],
    ],
    ['same_prompt', 'key:key_1', 20, many(20, (nth) => ({ atMs: NOON - nth * 10_000, ...key, promptHash: 'same' }))],
    [
      'same_prompt',
      'network:net_1',
      20,
      many(20, (nth) => ({ atMs: NOON - nth * 9_000, owner: `session:s${nth}`, promptHash: 'same' })),
    ],
    ['many_sessions', 'network:net_1', 30, many(30, (nth) => ({ atMs: NOON - nth * 9_000, owner: `session:s${nth}` }))],
  ] as const)('as %s of %s is kept waiting once, and told once, by whoever looks', async (...[pattern, scope, count, asked]) => {
    const { deps, notices, throttled, clock } = makeWorld(NOON, asked);
    const until = new Date(NOON + THROTTLE_MINUTES * MINUTE).toISOString();
    const passes = await Promise.all([watchTraffic({ deps }), watchTraffic({ deps })]);
    expect(passes.map((pass) => pass.throttled).sort()).toEqual([0, 1]);
    expect(throttled()).toEqual([[scope, '2099-11-22', until]]);
    await clock.advance(MINUTE);
    await watchTraffic({ deps });
    expect(notices.raised).toEqual([{ type: 'notice.anomaly', scope, pattern, count, minutes: 5, throttled_until: until }]);
    await clock.advance(THROTTLE_MINUTES * MINUTE);
    expect(await watchTraffic({ deps })).toEqual({ requests: 0, anomalies: 0, throttled: 0 });
  });

  it('from before midnight is not throttled a second time after it', async () => {
    const midnight = Date.parse('2099-11-23T00:00:00.000Z');
    const asked = many(25, (nth) => ({ atMs: midnight - 30_000 - nth * 1_000, ...key, promptHash: 'same' }));
    const { deps, clock, notices, throttled } = makeWorld(midnight - 10_000, asked);
    await watchTraffic({ deps });
    await clock.advance(MINUTE);
    expect(await watchTraffic({ deps })).toMatchObject({ anomalies: 1, throttled: 0 });
    expect([throttled().map(([, window]) => window), notices.raised.length]).toEqual([['2099-11-22'], 1]);
  });

  it('begins at its number and not one before', async () => {
    const just = (count: number) => many(count, (nth) => ({ atMs: NOON - nth * 1_000, owner: `session:s${nth}` as const }));
    expect(await watchTraffic({ deps: makeWorld(NOON, just(ANOMALY.sessions - 1)).deps })).toMatchObject({ anomalies: 0 });
    expect(await watchTraffic({ deps: makeWorld(NOON, just(ANOMALY.sessions)).deps })).toMatchObject({ anomalies: 1 });
  });
});

describe('usual traffic is left alone', () => {
  it.each([
    ['lifts the rates of networks', { rates: { generate: { network: null } } }],
    ['lets a network do far more than that', { rates: { generate: { network: ['1000/min'] } } }],
  ])('when the policy %s', async (_what, policy) => {
    const asked = many(200, (nth) => ({ atMs: NOON - nth * 1_000, owner: `session:s${nth}` as const, promptHash: 'same' }));
    expect(await watchTraffic({ deps: makeWorld(NOON, asked, policy).deps })).toMatchObject({ requests: 200, anomalies: 0 });
  });

  it('at any steady rate, however high, of one key', async () => {
    const steadyRate = fc.record({ everyMs: fc.integer({ min: 700, max: 600_000 }), hours: fc.integer({ min: 0, max: 10 }) });
    const property = fc.asyncProperty(steadyRate, async ({ everyMs, hours }) => {
      const count = Math.min(3_000, Math.floor((hours * 60 * MINUTE) / everyMs));
      const asked = many(count, (nth) => ({ atMs: NOON - nth * everyMs, ...key, promptHash: `p${nth}` }));
      expect(await watchTraffic({ deps: makeWorld(NOON, asked).deps })).toMatchObject({ anomalies: 0 });
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it('when people come and go as they like, with topics of their own, below what the default rates let through', async () => {
    const person = fc.record({
      firstMs: fc.integer({ min: 0, max: 6 * 60 * MINUTE }),
      gapsMs: fc.array(fc.integer({ min: 20_000, max: 20 * MINUTE }), { maxLength: 9 }),
    });
    const property = fc.asyncProperty(fc.array(person, { maxLength: 25 }), async (people) => {
      const asked = people.flatMap(({ firstMs, gapsMs }, nth) => {
        let atMs = NOON - firstMs;
        return [0, ...gapsMs].map((gap, round) => {
          atMs += gap;
          return { atMs: Math.min(atMs, NOON), owner: `session:s${nth}` as const, promptHash: `${nth}-${round}` };
        });
      });
      const noticed = (await watchTraffic({ deps: makeWorld(NOON, asked).deps })).anomalies;
      const latest = asked.filter(({ atMs }) => atMs >= NOON - 5 * MINUTE).length;
      expect(latest < ANOMALY.spikeFloor.network ? noticed : 0).toBe(0);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it('when a new key begins with a large batch: it has nothing usual yet, and its rates hold', async () => {
    const asked = many(300, (nth) => ({ atMs: NOON - nth * 900, ...key, promptHash: `p${nth}` }));
    expect(await watchTraffic({ deps: makeWorld(NOON, asked).deps })).toEqual({ requests: 300, anomalies: 0, throttled: 0 });
  });

  it('when nobody gives a topic', async () => {
    const asked = many(28, (nth) => ({ atMs: NOON - nth * 5_000, owner: `session:s${nth % 9}` as const }));
    expect(await watchTraffic({ deps: makeWorld(NOON, asked).deps })).toMatchObject({ anomalies: 0 });
  });
});
