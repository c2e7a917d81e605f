import type { Limit } from '@factoids/contracts';
import { describe, expect, test } from 'vitest';
import { leftWords, meterWords } from './limit-words.ts';

function limit(over: Partial<Limit>): Limit {
  const rate = { scope: 'session', kind: 'rate', action: 'generate', limit: '10', remaining: '7' } as const;
  return { ...rate, window_seconds: 3_600, reset_at: null, ...over };
}

describe('what is left, in plain words', () => {
  test.each([
    [{}, '7 of 10 factoids left this hour'],
    [{ limit: '3', remaining: '0', window_seconds: 60 }, '0 of 3 factoids left this minute'],
    [{ kind: 'day', window_seconds: 86_400 }, '7 of 10 factoids left today'],
    [{ kind: 'budget', limit: '0.050000000', remaining: '0.020000000', window_seconds: 86_400 }, '2¢ of 5¢ left today'],
    [{ kind: 'budget', limit: '0.100000000', remaining: '0.020000000', window_seconds: null }, '2¢ of 10¢ left'],
    [{ kind: 'concurrent', limit: '3', remaining: '2', window_seconds: null }, '2 of 3 at a time free'],
  ] as const)('%o', (over, words) => expect(leftWords(limit(over))).toBe(words));

  test('a limit that others use too says whose it is', () => {
    expect(meterWords(limit({ scope: 'network' }))).toBe('Your network: 7 of 10 factoids left this hour');
    expect(meterWords(limit({}))).not.toContain(':');
  });
});
