import { type NanoUsd, nanoUsd } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { controlsOf, NOON, readingOf, VISITOR } from '../testing/sample-admission.ts';
import { type Counter, counterId, emptyCounter, type Taking } from './counter.ts';
import { softLimitsCrossed } from './soft-limits.ts';

const DAY = '2099-11-22';
const BUDGETS = { global: '2.00', anonymous: null, network: '1.00', session: '0.10' };

function counter(scope: Counter['scope'], committed: number, more: Partial<Counter> = {}): Counter {
  return { ...emptyCounter({ scope, window: DAY, shard: 0 }), committed: nanoUsd(committed), ...more };
}

function crossed(counters: readonly Counter[], amount: NanoUsd, policy: object = {}) {
  const reading = readingOf(new Map(counters.map((each) => [counterId(each), each])));
  const basis = { party: VISITOR, controls: controlsOf({ budgets: BUDGETS, ...policy }), reading, now: NOON };
  const takings = ['global', 'anonymous', 'network:net_1', 'session:ses_1'].map(
    (scope) => ({ key: { scope, window: DAY, shard: 0 }, amount, committedAtMost: null, run: null }) as Taking,
  );
  return softLimitsCrossed({ basis, action: 'generate', takings });
}

describe('the soft limit', () => {
  it('is crossed by the request that brings a scope to 80 % of its budget, what is held included', () => {
    const below = [counter('session:ses_1', 79_999_998)];
    expect(crossed(below, nanoUsd(1))).toEqual([]);
    expect(crossed(below, nanoUsd(2))).toEqual([
      { scope: 'session:ses_1', window: DAY, committed: 80_000_000, budget: 100_000_000 },
    ]);
  });

  it('of a scope with several shards is over all of them together', () => {
    const shards = [0, 1].map((shard) => counter('global', 800_000_000, { shard }));
    expect(crossed(shards, nanoUsd(1)).map(({ scope, committed }) => [scope, committed])).toEqual([['global', 1_600_000_001]]);
  });

  it('is told of once, not at all without a budget, and not where the policy has none', () => {
    const told = { notifiedAt: '2099-11-22T11:00:00.000Z' };
    expect(crossed([counter('session:ses_1', 90_000_000, told)], nanoUsd(1))).toEqual([]);
    expect(crossed([counter('anonymous', 90_000_000_000)], nanoUsd(1))).toEqual([]);
    expect(crossed([counter('session:ses_1', 90_000_000)], nanoUsd(1), { soft_limit: null })).toEqual([]);
    expect(crossed([counter('session:ses_1', 90_000_000)], nanoUsd(1), { soft_limit: 0.95 })).toEqual([]);
  });
});
