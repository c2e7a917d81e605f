import type { NanoUsd } from '@factoids/contracts';
import type { TypicalCost } from './price-list.ts';

/** What one factoid cost, and who wrote it. */
export interface Spending {
  readonly model: string;
  readonly cost: NanoUsd;
}

/** The median by model. Of an even number the upper one: rather told too much than too little. */
export function typicalCosts(spent: readonly Spending[]): Record<string, TypicalCost> {
  const byModel = Map.groupBy(spent, ({ model }) => model);
  const medians = [...byModel].flatMap(([model, of]) => {
    const costs = of.map(({ cost }) => cost).sort((a, b) => a - b);
    const cost = costs[Math.floor(costs.length / 2)];
    return cost === undefined ? [] : [[model, { cost, samples: costs.length }] as const];
  });
  return Object.fromEntries(medians);
}
