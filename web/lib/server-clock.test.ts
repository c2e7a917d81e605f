import { expect, test } from 'vitest';
import { createServerClock } from './server-clock.ts';

const NOON = Date.parse('2026-11-22T12:00:00.000Z');
const saying = (date: string, more: Record<string, string> = {}) => new Headers({ date, ...more });

test('a clock that is ten minutes slow still counts down to the right moment', () => {
  const clock = createServerClock(() => NOON - 600_000);
  clock.note(saying('Sun, 22 Nov 2026 12:00:00 GMT'));
  const waitMs = clock.localTime('2026-11-22T12:05:00.000Z') - clock.now();
  expect(Math.round(waitMs / 1_000)).toBe(300);
  expect(clock.serverNow() - NOON).toBe(500);
});

test('a second of doubt changes nothing, nor does an answer that lay in a cache, nor one without a date', () => {
  const clock = createServerClock(() => NOON);
  clock.note(saying('Sun, 22 Nov 2026 11:59:59 GMT'));
  clock.note(saying('Sun, 22 Nov 2026 11:00:00 GMT', { age: '3600' }));
  clock.note(new Headers());
  expect(clock.serverNow()).toBe(NOON);
});
