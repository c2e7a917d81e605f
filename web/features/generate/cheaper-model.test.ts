import { type BindingLimit, describeProblem } from '@factoids/contracts';
import { describe, expect, test } from 'vitest';
import type { Limits } from '../limits/use-limits.ts';
import { cheaperModel, costOf, refusedRoom } from './cheaper-model.ts';
import type { Models } from './model-name.ts';

function model(id: string, max_cost_usd: string) {
  const price = { prompt_usd_per_million_tokens: '1', completion_usd_per_million_tokens: '1' };
  return { id, name: id, ...price, factoid: { expected_cost_usd: '0.00001', max_cost_usd } };
}

const models = {
  data: [model('acme/large', '0.0040'), model('acme/small', '0.0002'), model('acme/middle', '0.0010')],
  default_model: 'acme/middle',
} as unknown as NonNullable<Models>;

describe('the cheaper model that is offered', () => {
  test('is the cheapest of all', () => expect(cheaperModel(models, 'acme/large', null)?.id).toBe('acme/small'));
  test('is compared with what Auto stands for', () => expect(cheaperModel(models, '', null)?.id).toBe('acme/small'));
  test('is none when the chosen one is the cheapest', () => expect(cheaperModel(models, 'acme/small', null)).toBeNull());
  test('is none when not even that fits', () => expect(cheaperModel(models, 'acme/large', 0.0001)).toBeNull());
  test('is none without a price list', () => expect(cheaperModel(null, '', null)).toBeNull());
});

test('the cost of a model is the most that it can be', () => {
  expect([costOf(models, ''), costOf(models, 'acme/large'), costOf(models, 'gone/model')]).toEqual([0.001, 0.004, null]);
});

describe('a cheaper model helps', () => {
  const limits = (remaining: string): Limits => ({
    refresh: async () => {},
    list: {
      data: [
        {
          scope: 'session',
          kind: 'budget',
          action: 'generate',
          limit: '0.05',
          remaining,
          window_seconds: 86_400,
          reset_at: null,
        },
      ],
      verified_until: null,
      challenge: null,
      paused: false,
    },
  });
  const by = (scope: string, kind: BindingLimit['kind'] = 'budget') => {
    const limit = { scope, kind, limit: '0.05', reset_at: null, lifted_by: [] };
    const problem = { ...describeProblem(kind === 'budget' ? 'budget_exhausted' : 'rate_limited'), limit };
    return { words: { title: '', detail: '', hints: [], isRetryable: false, requestId: null }, problem, wait: null };
  };

  test('when the caller’s own budget refused, by what that still has', () => {
    expect(refusedRoom(by('session'), limits('0.0003'))).toEqual({ usd: 0.0003 });
    expect(refusedRoom(by('network'), limits('0.0003'))).toEqual({ usd: null });
  });

  test('not when what all share is spent, nor against a rate', () => {
    expect(refusedRoom(by('anonymous'), limits('0.0003'))).toBeNull();
    expect(refusedRoom(by('session', 'rate'), limits('0.0003'))).toBeNull();
  });
});
