import { describe, expect, test } from 'vitest';
import { formatCost, formatDay } from './format.ts';

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
