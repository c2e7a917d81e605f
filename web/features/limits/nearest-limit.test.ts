import type { Limit } from '@factoids/contracts';
import { describe, expect, test } from 'vitest';
import { nearestLimit, nextReset, restoreLimits } from './nearest-limit.ts';

const COST_USD = 0.0002;

function limit(over: Partial<Limit>): Limit {
  const rate = { scope: 'session', kind: 'rate', action: 'generate', limit: '10', window_seconds: 60 } as const;
  return { ...rate, remaining: '10', reset_at: null, ...over };
}

const minute = (remaining: string) => limit({ limit: '3', remaining });
const day = (remaining: string) => limit({ kind: 'day', limit: '20', remaining, window_seconds: 86_400 });
const money = (remaining: string) => limit({ kind: 'budget', limit: '0.050000000', remaining, window_seconds: 86_400 });

describe('the limit that the meter shows', () => {
  test('is none while there is plenty of everything', () => {
    expect(nearestLimit([minute('2'), day('11'), money('0.026000000')], COST_USD)).toBeNull();
    expect(nearestLimit([], COST_USD)).toBeNull();
  });

  test('is the one that the next factoids meet first, in factoids and not in shares', () => {
    const cents = money('0.010000000');
    expect(nearestLimit([day('8'), cents], COST_USD)).toEqual(day('8'));
    expect(nearestLimit([day('8'), cents], 0.005)).toEqual(cents);
    expect(nearestLimit([day('8'), cents], null)).toEqual(day('8'));
  });

  test('is, of two that are as near, the one that takes longer to come back', () => {
    expect(nearestLimit([minute('1'), day('1')], COST_USD)).toEqual(day('1'));
  });

  test('is not what all share until that is nearly gone', () => {
    const shared = (remaining: string) => limit({ scope: 'anonymous', kind: 'budget', limit: '2', remaining });
    expect(nearestLimit([shared('0.9')], COST_USD)).toBeNull();
    expect(nearestLimit([shared('0.4')], COST_USD)).toEqual(shared('0.4'));
  });

  test('is never the number of runs at a time, nor a limit of the chat', () => {
    const others = [limit({ kind: 'concurrent', remaining: '0' }), limit({ action: 'chat', remaining: '0' })];
    expect(nearestLimit(others, COST_USD)).toBeNull();
  });
});

describe('while the page stays open', () => {
  const soon = { ...minute('0'), reset_at: '2026-11-22T12:01:00.000Z' };
  const tonight = { ...day('4'), reset_at: '2026-11-23T00:00:00.000Z' };

  test('a limit whose time has come is whole again, and only that one', () => {
    expect(restoreLimits([soon, tonight], Date.parse('2026-11-22T12:01:00.000Z'))).toEqual([minute('3'), tonight]);
  });

  test('the next such moment is known, and none when nothing is used up', () => {
    expect(nextReset([tonight, soon])).toBe(soon.reset_at);
    expect(nextReset([{ ...day('20'), reset_at: tonight.reset_at }])).toBeNull();
  });
});
