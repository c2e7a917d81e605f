import { describe, expect, test } from 'vitest';
import { formatAllowance, formatClock, formatCost, formatDay, formatWait } from './format.ts';

describe('what a factoid cost', () => {
  test.each([
    ['0.000412000', '$0.00041'],
    ['0.000018450', '$0.000018'],
    ['0.000000000', '$0'],
    ['1.230000000', '$1.23'],
  ])('%s is shown as %s', (usd, shown) => expect(formatCost(usd)).toBe(shown));

  test('is never shown as nothing while nobody knows it', () => expect(formatCost(null)).toBe('not known yet'));
});

test('a day is the UTC day, wherever the reader is', () => {
  expect(formatDay('2026-11-22T23:59:59.999Z')).toBe('22 November 2026');
});

describe('money that is left', () => {
  test.each([
    ['0.050000000', '5¢'],
    ['0.290000000', '29¢'],
    ['0.019900000', '1.9¢'],
    ['0.000041000', '0.0041¢'],
    ['0', '0¢'],
    ['2.000000000', '$2'],
    ['1.979000000', '$1.97'],
  ])('%s is shown as %s, and never as more than it is', (usd, shown) => expect(formatAllowance(usd)).toBe(shown));
});

describe('a time to wait', () => {
  test.each([
    [1, '0:01'],
    [28, '0:28'],
    [245, '4:05'],
    [18_720, '5 h 12 min'],
  ])('of %i seconds is shown as %s', (seconds, shown) => expect(formatWait(seconds)).toBe(shown));

  test('until midnight UTC is told on the clock of the reader', () => {
    expect(formatClock(Date.parse('2026-11-23T00:00:00.000Z'), 'Europe/Berlin')).toBe('01:00');
  });
});
