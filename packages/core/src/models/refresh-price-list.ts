import type { Clock } from '../clock.ts';
import type { FactoidSlice, FactoidStore } from '../factoids/index.ts';
import { fetchPriceList } from './fetch-price-list.ts';
import { isPriced } from './listed-model.ts';
import type { ModelSource } from './model-source.ts';
import type { PriceListStore } from './price-list.ts';
import { type Spending, typicalCosts } from './typical-costs.ts';

interface Deps {
  readonly clock: Clock;
  readonly priceLists: PriceListStore;
  readonly modelSource: ModelSource;
  readonly factoids: Pick<FactoidStore, 'list'>;
}

export interface Refreshed {
  readonly models: number;
  readonly priced: number;
  /** Recent factoids that told what they cost. */
  readonly samples: number;
}

const RECENT = { factoids: 200, page: 100 } as const;

/**
 * Puts the provider's list of today in the place of the one in force, with what recent factoids cost. When anything fails, or
 * the list is no good, it throws and the last good one stays.
 */
export async function refreshPriceList({ deps }: { deps: Deps }): Promise<Refreshed> {
  const now = deps.clock.now();
  const current = await deps.priceLists.load();
  const list = await fetchPriceList({ modelSource: deps.modelSource, current, now });
  const recent = await recentSpending(deps.factoids);
  // A model that nobody asked for lately costs what it did: imported factoids, which cost nothing, may be all there is of late.
  await deps.priceLists.save({ ...list, typicalCosts: { ...current?.typicalCosts, ...typicalCosts(recent) } });
  return { models: list.models.length, priced: list.models.filter(isPriced).length, samples: recent.length };
}

async function recentSpending(factoids: Deps['factoids']): Promise<Spending[]> {
  const recent: Spending[] = [];
  let after: string | null = null;
  for (let seen = 0; seen < RECENT.factoids; seen += RECENT.page) {
    const page: FactoidSlice = await factoids.list({ sort: 'new', subjectKey: null, minVotes: 0, after, limit: RECENT.page });
    for (const { model, cost } of page.records) if (cost !== null) recent.push({ model, cost });
    after = page.next;
    if (after === null) break;
  }
  return recent;
}
