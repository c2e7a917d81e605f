import { nanoUsd } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../accounts/index.ts';
import { NETWORK, setUpAdmission } from '../testing/index.ts';
import { cancelRun } from './cancel-run.ts';
import { LostRun } from './lost-run.ts';
import { requestRun } from './request-run.ts';
import { topUpRun } from './top-up-run.ts';

async function running(policy: object = {}) {
  const world = setUpAdmission(policy);
  const caller: Caller = { kind: 'anonymous', sessionId: world.ids.session(), network: NETWORK, verifiedUntil: null };
  const input = { caller, body: {}, idempotencyKey: undefined, noteLimits: () => undefined };
  const { run } = await requestRun({ deps: world.deps, input });
  const more = (amount: number, of = run) =>
    topUpRun({ deps: world.deps, run: of, seq: 1, action: 'generate', amount: nanoUsd(amount), model: 'acme/small' });
  return { ...world, run, more };
}

describe('a top-up', () => {
  it('takes more in every scope before it is spent, and settles with the rest', async () => {
    const { run, more, state } = await running();
    const longer = await more(1_000);
    expect(longer.holds).toHaveLength(run.holds.length * 2);
    expect(state.book.total('global', 'committed')).toBe(run.quote.maxCost + 1_000);
    expect(state.book.total('global', 'openRuns')).toBe(1);
    expect(state.runs.get(run.id)?.holds).toEqual(longer.holds);
  });

  it('is refused in words when it does not fit, and leaves the hold as it was', async () => {
    const { run, more, state } = await running({ budgets: { session: '0.02' } });
    await expect(more(19_999_999)).rejects.toMatchObject({
      code: 'budget_exhausted',
      particulars: { limit: { scope: 'session' } },
    });
    expect(state.runs.get(run.id)?.holds).toEqual(run.holds);
    expect(state.book.total('global', 'committed')).toBe(run.quote.maxCost);
  });

  it.each(['all', 'anonymous', 'model:acme/small'])(
    'is refused under a kill of %s, which lets what is held be spent',
    async (target) => {
      const { run, more, state, world } = await running();
      world.controls = { ...world.controls!, kills: [{ target, at: '2099-11-22T09:00:00.000Z' }] };
      await expect(more(1_000)).rejects.toMatchObject({ code: 'paused' });
      expect(state.runs.get(run.id)?.holds).toEqual(run.holds);
    },
  );

  it('is nobody’s who has lost the run', async () => {
    const { run, more, state } = await running();
    const held = { ...run, epoch: 1 };
    await expect(more(1_000, held)).rejects.toThrow(LostRun);
    expect(state.book.total('global', 'committed')).toBe(run.quote.maxCost);
  });

  it('taken after midnight counts in the new day, and each day is whole again when the run is cancelled', async () => {
    const { run, more, state, clock, deps } = await running();
    await clock.advance(24 * 3_600_000);
    const longer = await more(1_000);
    expect(new Set(longer.holds.map(({ window }) => window)).size).toBe(2);
    const principal = { kind: 'anonymous', sessionId: run.owner.slice('session:'.length) } as never;
    const factoids = { find: async () => null } as never;
    await cancelRun({ deps: { ...deps, factoids }, input: { principal, id: run.id, surface: 'site' } });
    for (const { committed, spent, openRuns } of state.book.counters.values())
      expect([committed, spent, openRuns]).toEqual([0, 0, 0]);
  });

  it('is taken from the day of the run at the earliest, though the clock be slow, and from the next one at the latest', async () => {
    const { run, more, state, clock } = await running();
    await more(1_000, { ...run, window: '2099-11-23' });
    expect(state.runs.get(run.id)?.holds.at(-1)?.window).toBe('2099-11-23');
    await clock.advance(2 * 24 * 3_600_000);
    await expect(more(1_000)).rejects.toThrow(LostRun);
  });
});
