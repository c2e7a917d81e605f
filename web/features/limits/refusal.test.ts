import { ApiProblem, Unreachable } from '@factoids/client';
import {
  type BindingLimit,
  describeProblem,
  type Limit,
  PROBLEM_CODES,
  type Problem,
  type ProblemCode,
} from '@factoids/contracts';
import { describe, expect, test } from 'vitest';
import { canAskAgain, isHeldBack, refusalOf, refusalOfProblem } from './refusal.ts';
import { limitWords, waitLine } from './refusal-words.ts';
import { secondsLeft } from './use-hold.ts';

const NOON = Date.parse('2026-11-22T12:00:00.000Z');
const MIDNIGHT = '2026-11-23T00:00:00.000Z';
const MINUTE: BindingLimit = {
  scope: 'session',
  kind: 'rate',
  limit: '2',
  reset_at: '2026-11-22T12:01:00.000Z',
  lifted_by: ['wait'],
};
const BUDGET: BindingLimit = {
  scope: 'session',
  kind: 'budget',
  limit: '0.050000000',
  reset_at: MIDNIGHT,
  lifted_by: ['wait', 'key'],
};

/** This browser's clock is an hour slow. */
const SLOW_BY_MS = 3_600_000;
const times = { now: () => NOON - SLOW_BY_MS, localTime: (timestamp: string) => Date.parse(timestamp) - SLOW_BY_MS };

function refused(code: ProblemCode, over: Partial<Problem> = {}) {
  return refusalOfProblem({ ...describeProblem(code), ...over }, times);
}

const detailOf = (limit: BindingLimit, limits: readonly Limit[]) => limitWords(limit, limits).detail;
const left = (refusal: ReturnType<typeof refused>, afterMs = 0) =>
  secondsLeft(refusal.wait?.until ?? null, times.now() + afterMs);

describe('how long a refusal lasts', () => {
  test('is the seconds that the answer says, whatever this clock shows', () => {
    const refusal = refused('rate_limited', { retry_after: 28, limit: MINUTE });
    expect([0, 1, 27_000, 27_001, 28_000, 90_000].map((ms) => left(refusal, ms))).toEqual([28, 28, 1, 1, 0, 0]);
  });

  test('or else until the limit is whole, by the server’s clock', () => {
    expect(left(refused('budget_exhausted', { limit: BUDGET }))).toBe(12 * 3_600);
  });

  test('is short for a busy store, and unknown where nothing tells', () => {
    expect(left(refused('store_busy'))).toBe(3);
    expect(refused('denied').wait).toBeNull();
    expect(refusalOf(new Unreachable('down'), times).wait).toBeNull();
  });
});

describe('the button', () => {
  const rate = refused('rate_limited', { retry_after: 28, limit: MINUTE });

  test('is off while asking would bring the same answer, and on again when the time is over', () => {
    expect([28, 1, 0].map((seconds) => isHeldBack(rate, seconds))).toEqual([true, true, false]);
  });

  test('is never off for hours, nor where another model or an operator may change the answer', () => {
    expect(isHeldBack(rate, 3_600)).toBe(false);
    expect(isHeldBack(refused('budget_exhausted', { limit: BUDGET }), 60)).toBe(false);
    expect(isHeldBack(refused('paused', { retry_after: 300 }), 60)).toBe(false);
    const full = refused('rate_limited', { retry_after: 3, limit: { ...MINUTE, kind: 'concurrent', reset_at: null } });
    expect(isHeldBack(full, 3)).toBe(false);
    expect(isHeldBack(null, 0)).toBe(false);
  });

  test('to try again stands under every refusal but those that something else must come before', () => {
    const without = PROBLEM_CODES.filter((code) => describeProblem(code).status !== 422 && !canAskAgain(refused(code)));
    expect(without).not.toEqual(expect.arrayContaining(['rate_limited', 'budget_exhausted', 'denied', 'paused', 'store_busy']));
    expect(without).toContain('challenge_required');
  });
});

describe('a refusal in words', () => {
  test('shows no number of seconds that would stand still beside the countdown', () => {
    const { words } = refusalOf(new ApiProblem({ ...describeProblem('rate_limited'), retry_after: 28 }), times);
    expect(words.hints.join()).not.toContain('28');
  });

  test('names what is used up, and its period when the limits are known', () => {
    const listed = { ...MINUTE, scope: 'session', action: 'generate', remaining: '0', window_seconds: 60 } as const;
    expect(detailOf(MINUTE, [listed])).toBe('You have had all 2 factoids of this minute.');
    expect(detailOf(MINUTE, [])).toBe('You have had all 2 factoids for now.');
    expect(detailOf({ ...MINUTE, kind: 'day', scope: 'network', limit: '1' }, [])).toBe(
      'Your network has had the one factoid of today.',
    );
    expect(detailOf(BUDGET, [])).toContain('Too little is left of your 5¢');
    expect(detailOf({ ...BUDGET, scope: 'anonymous', limit: '2' }, [])).toContain('Visitors share $2 a day');
  });

  test('takes the period from what was asked for: as many messages a minute as factoids an hour', () => {
    const rate = { ...MINUTE, limit: '10' };
    const listed = { ...rate, scope: 'session', remaining: '10' } as const;
    const limits = [
      { ...listed, action: 'generate', window_seconds: 3_600 },
      { ...listed, action: 'chat', window_seconds: 60 },
    ] as const;
    expect(limitWords(rate, limits, 'message').detail).toBe('You have had all 10 messages of this minute.');
    expect(limitWords(rate, limits, 'factoid').detail).toBe('You have had all 10 factoids of this hour.');
  });

  test('of a message speaks of messages and answers, and of a chat that a new one has its own', () => {
    const chat: BindingLimit = { scope: 'chat', kind: 'budget', limit: '0.050000000', reset_at: null, lifted_by: [] };
    expect(limitWords(chat, [], 'message')).toEqual({
      title: 'This chat has used its money up',
      detail: 'A chat has 5¢ for all its answers, and too little of it is left for another. A new chat has its own.',
    });
    expect(limitWords({ ...MINUTE, scope: 'chat', limit: '6' }, [], 'message').detail).toBe(
      'This chat has had all 6 messages for now.',
    );
    expect(limitWords(BUDGET, [], 'message').detail).toContain('for an answer by this model');
  });

  test('says when the day’s limits are whole again: in UTC, in time to wait, and on the reader’s clock', () => {
    const wait = refused('budget_exhausted', { limit: BUDGET }).wait!;
    expect(waitLine(wait, 18_720, 'Europe/Berlin')).toBe('Whole again at 00:00 UTC (in 5 h 12 min, 01:00 your time)');
    expect(waitLine(wait, 18_720, 'UTC')).toBe('Whole again at 00:00 UTC (in 5 h 12 min)');
  });

  test('counts down to the next one, and says when the wait is over', () => {
    const wait = refused('rate_limited', { retry_after: 28, limit: MINUTE }).wait!;
    expect([28, 0].map((seconds) => waitLine(wait, seconds))).toEqual([
      'Possible again in 0:28',
      'The wait is over: it is your turn again.',
    ]);
  });
});
