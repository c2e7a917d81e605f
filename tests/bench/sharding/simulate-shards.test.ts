import { nanoUsd } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { LATENCIES, type Outcome, offeredBy, type Scenario, simulateShards } from './simulate-shards.ts';

const PAIRS_PER_ITEM = 250;
const BOUND = nanoUsd(400_000);
const LOAD: Scenario = {
  seed: 7,
  shards: 1,
  budget: nanoUsd(1_000_000_000_000),
  bound: BOUND,
  cost: 'varied',
  callers: 450,
  seconds: 8,
  warmUpSeconds: 4,
  latencies: LATENCIES,
};

/** Nobody keeps a hold, and the counters say what was spent. */
function expectWhole({ admitted, settled, overspends, end, cost }: Outcome): void {
  expect({ overspends, settled, end }).toEqual({
    overspends: 0,
    settled: admitted,
    end: { committed: cost, spent: cost, openRuns: 0 },
  });
}

describe('one global scope under load', () => {
  it('admits more with every doubling of its shards, until it admits what is offered', async () => {
    const outcomes: Outcome[] = [];
    for (const shards of [1, 2, 4, 16]) outcomes.push(await simulateShards({ ...LOAD, shards }));
    outcomes.forEach(expectWhole);
    const [one = 0, two = 0, four = 0, sixteen = 0] = outcomes.map(({ admittedPerSecond }) => admittedPerSecond);
    expect(one).toBeGreaterThan(PAIRS_PER_ITEM * 0.3);
    expect(one).toBeLessThan(PAIRS_PER_ITEM);
    expect(two).toBeGreaterThan(one * 1.3);
    expect(four).toBeGreaterThan(two);
    expect(sixteen).toBeGreaterThan(offeredBy(LOAD.callers) * 0.95);
    expect(sixteen).toBeLessThan(offeredBy(LOAD.callers) * 1.05);
  });

  it.each([1, 4, 16])(
    'spends a budget that runs out to the last bound that fits, and not more, with %i shards',
    async (shards) => {
      const fits = 437;
      const budget = nanoUsd(fits * BOUND + BOUND / 2);
      const outcome = await simulateShards({ ...LOAD, shards, budget, cost: 'bound', seconds: 15 });
      expectWhole(outcome);
      expect(outcome).toMatchObject({ admitted: fits, refused: LOAD.callers, peak: fits * BOUND });
    },
  );

  it('never goes above a budget that is taken to its edge while runs give back what they did not use', async () => {
    const budget = nanoUsd(437 * BOUND + BOUND / 2);
    const outcome = await simulateShards({ ...LOAD, shards: 8, budget, seconds: 15 });
    expectWhole(outcome);
    expect(outcome.admitted).toBeGreaterThan(437);
    expect(outcome.peak).toBeGreaterThan(budget - BOUND);
  });

  it('would be overspent by the same callers if the check were only on what they read', async () => {
    const budget = nanoUsd(437 * BOUND + BOUND / 2);
    const outcome = await simulateShards({ ...LOAD, budget, cost: 'bound', conditions: 'ignored' });
    expect(outcome.overspends).toBeGreaterThan(0);
    expect(outcome.peak).toBeGreaterThan(budget + BOUND);
  });

  it('comes out the same each time', async () => {
    const scenario = { ...LOAD, shards: 2, callers: 100, seconds: 4, warmUpSeconds: 1 };
    expect(await simulateShards(scenario)).toEqual(await simulateShards(scenario));
  });
});
