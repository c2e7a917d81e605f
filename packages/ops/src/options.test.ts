import { describe, expect, test } from 'vitest';
import { DurationMs, KeyIdOption } from './options.ts';

describe('a duration', () => {
  test.each([
    ['30m', 1_800_000],
    ['24h', 86_400_000],
    ['90d', 7_776_000_000],
    ['0h', 0],
  ])('%s is %d ms', (text, ms) => expect(DurationMs.parse(text)).toBe(ms));

  test.each(['', '90', 'd', '-1d', '1.5h', '90 d', '99999d', '1w'])('%j is none', (text) => {
    expect(DurationMs.safeParse(text).success).toBe(false);
  });
});

test('a whole API key in the place of its id is refused without being repeated', () => {
  const apiKey = `adf_live_01jd9p6v3g0000000000000001_${'a'.repeat(64)}`;
  const { error } = KeyIdOption.safeParse(apiKey);
  expect(error?.message).toContain('key:list');
  expect(error?.message).not.toContain('aaaa');
});
