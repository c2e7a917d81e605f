import type { LimitState } from '@factoids/core';
import { describe, expect, it } from 'vitest';
import { rateLimitHeaders } from './rate-limit-headers.ts';

const NOW = new Date('2099-11-22T12:00:00.000Z');
const MINUTE: LimitState = {
  scope: 'session:ses_1',
  kind: 'rate',
  limit: 3,
  remaining: 2,
  windowSeconds: 60,
  resetAt: new Date(NOW.getTime() + 19_001),
  roomAt: null,
};
const BUDGET: LimitState = {
  scope: 'global',
  kind: 'budget',
  limit: 5_000_000_000,
  remaining: 1,
  windowSeconds: 86_400,
  resetAt: new Date('2099-11-23T00:00:00.000Z'),
  roomAt: null,
};
const OPEN_RUNS: LimitState = { ...MINUTE, kind: 'concurrent', limit: 3, remaining: 0, windowSeconds: null, resetAt: null };

describe('the headers of a limited answer', () => {
  it('name each limit with what is left, and when it is whole again in seconds', () => {
    expect(rateLimitHeaders([MINUTE, BUDGET], NOW)).toEqual({
      ratelimit: '"session-60";r=2;t=20, "global-nanousd";r=1;t=43200',
      'ratelimit-policy': '"session-60";q=3;w=60, "global-nanousd";q=5000000000;w=86400;qu="nano-usd"',
      'x-ratelimit-limit': '3',
      'x-ratelimit-remaining': '2',
      'x-ratelimit-reset': '20',
    });
  });

  it('leave out what no time limits, and say nothing where nothing is limited', () => {
    expect(rateLimitHeaders([OPEN_RUNS], NOW)).toEqual({});
    expect(rateLimitHeaders([], NOW)).toEqual({});
  });

  it('tell a budget in the short form only where requests are not counted', () => {
    expect(rateLimitHeaders([BUDGET], NOW)['x-ratelimit-remaining']).toBe('1');
  });

  it('never tell of a time that is past', () => {
    expect(rateLimitHeaders([{ ...MINUTE, resetAt: new Date(0) }], NOW)['x-ratelimit-reset']).toBe('0');
  });
});
