import { expect, test } from 'vitest';
import { nextOccurrence } from './next-occurrence.ts';

// A Sunday.
const AFTER = '2026-11-22T16:26:12Z';

test.each([
  ['rate(1 minute)', '2026-11-22T16:27:12Z'],
  ['rate(2 hours)', '2026-11-22T18:26:12Z'],
  ['cron(0 0 * * ? *)', '2026-11-23T00:00:00Z'],
  ['cron(0/15 * * * ? *)', '2026-11-22T16:30:00Z'],
  ['cron(0 9 ? * MON-FRI *)', '2026-11-23T09:00:00Z'],
  ['cron(0 9 ? * 2 *)', '2026-11-23T09:00:00Z'],
  ['cron(0 9 ? * 1 *)', '2026-11-29T09:00:00Z'],
  ['cron(30 6 1 * ? *)', '2026-12-01T06:30:00Z'],
  ['cron(0 0 1 1 ? 2028)', '2028-01-01T00:00:00Z'],
  ['at(2026-12-24T18:00:00)', '2026-12-24T18:00:00Z'],
])('%s comes up next at %s', (expression, next) => {
  expect(nextOccurrence(expression, Date.parse(AFTER))).toBe(Date.parse(next));
});

test('a cron expression goes by its time zone', () => {
  const next = nextOccurrence('cron(0 9 * * ? *)', Date.parse(AFTER), 'Europe/Berlin');
  expect(next).toBe(Date.parse('2026-11-23T08:00:00Z'));
});

test('what is over never comes up, and what is no expression is refused', () => {
  expect(nextOccurrence('at(2020-01-01T00:00:00)', Date.parse(AFTER))).toBeUndefined();
  expect(() => nextOccurrence('every minute', Date.parse(AFTER))).toThrow('every minute is no schedule expression');
  expect(() => nextOccurrence('cron(* * * *)', Date.parse(AFTER))).toThrow('has not six fields');
});
