import { expect, test } from 'vitest';
import { createUsageLimits } from './usage-limits.ts';

const DAY = 86_400_000;
const key = { id: 'k', name: '', description: '', value: '', enabled: true, createdDate: 0, usagePlanIds: ['p'] };

function setUp(plan: object) {
  let nowMs = Date.parse('2026-11-22T09:00:00Z');
  const admit = createUsageLimits({ now: () => nowMs });
  const ask = (id = 'k') =>
    admit({ key: { ...key, id }, plan: { id: 'p', name: 'p', ApiStages: [], Quota: undefined, Throttle: undefined, ...plan } });
  return {
    ask,
    times: (count: number) => Array.from({ length: count }, () => ask()),
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

test('a key may burst, and then go on at the rate of its plan', () => {
  const { times, pass } = setUp({ Throttle: { RateLimit: 2, BurstLimit: 3 } });
  expect(times(5)).toEqual([undefined, undefined, undefined, 'THROTTLED', 'THROTTLED']);
  pass(500);
  expect(times(2)).toEqual([undefined, 'THROTTLED']);
  pass(60_000);
  expect(times(4)).toEqual([undefined, undefined, undefined, 'THROTTLED']);
});

test('a quota lasts for its day, and each key has its own', () => {
  const { ask, times, pass } = setUp({ Quota: { Limit: 2, Period: 'DAY' } });
  expect(times(3)).toEqual([undefined, undefined, 'QUOTA_EXCEEDED']);
  expect(ask('another')).toBe(undefined);
  pass(15 * 3_600_000);
  expect(times(3)).toEqual([undefined, undefined, 'QUOTA_EXCEEDED']);
});

test('what is throttled takes nothing of the quota', () => {
  const { times, pass } = setUp({ Quota: { Limit: 2, Period: 'MONTH' }, Throttle: { RateLimit: 1, BurstLimit: 1 } });
  expect(times(3)).toEqual([undefined, 'THROTTLED', 'THROTTLED']);
  pass(1_000);
  expect(times(1)).toEqual([undefined]);
  pass(1_000);
  expect(times(1)).toEqual(['QUOTA_EXCEEDED']);
  pass(10 * DAY);
  expect(times(1)).toEqual([undefined]);
});

test('a plan without limits lets everything pass', () => {
  expect(setUp({}).times(50)).toEqual(Array(50).fill(undefined));
});
