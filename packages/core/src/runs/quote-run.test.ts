import { describe, expect, it } from 'vitest';
import type { Caller } from '../accounts/index.ts';
import { NETWORK, setUpAdmission } from '../testing/index.ts';
import { quoteRun } from './quote-run.ts';

function setUp(policy: object = {}) {
  const world = setUpAdmission(policy);
  const caller: Caller = { kind: 'anonymous', sessionId: world.ids.session(), network: NETWORK, verifiedUntil: null };
  const quote = (body = {}) => quoteRun({ deps: world.deps, input: { caller, body, noteLimits: () => undefined } });
  return { ...world, quote, caller };
}

describe('a quote', () => {
  it('tells the bound, the usual cost and the limit that is nearest, and writes nothing', async () => {
    const { quote, state } = setUp();
    const answer = await quote({ topic: 'otters' });
    expect(answer).toMatchObject({
      model: 'acme/small',
      would_be_admitted: true,
      limit: { scope: 'session', kind: 'rate', limit: '3' },
    });
    expect(Number(answer.max_cost_usd)).toBeGreaterThan(Number(answer.expected_cost_usd));
    expect([state.runs.size, state.book.counters.size]).toEqual([0, 0]);
  });

  it('tells what would refuse, as a request would be told', async () => {
    const { quote } = setUp({ budgets: { anonymous: '0.000001' } });
    expect(await quote()).toMatchObject({
      would_be_admitted: false,
      limit: { scope: 'anonymous', kind: 'budget', limit: '0.000001000' },
    });
  });

  it('is refused itself where nothing would be answered', async () => {
    const { quote, world } = setUp();
    world.denied.add(`network:${NETWORK}`);
    await expect(quote()).rejects.toMatchObject({ code: 'denied' });
  });

  it('names no limit where there is none', async () => {
    const open = { global: null, session: null, network: null };
    const budgets = { global: null, anonymous: null, network: null, session: null };
    const { quote } = setUp({ rates: { generate: open }, budgets, concurrent_runs: { session: null } });
    expect(await quote()).toMatchObject({ would_be_admitted: true, limit: null });
  });
});
