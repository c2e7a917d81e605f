import type { Clock } from '../clock.ts';
import type { FactoidStore } from '../factoids/index.ts';
import { fetchPriceList } from './fetch-price-list.ts';
import { isPriced } from './listed-model.ts';
import type { ModelSource } from './model-source.ts';
import type { PriceListStore } from './price-list.ts';
import { type Spending, typicalCosts } from './typical-costs.ts';

interface Deps {
  readonly clock: Clock;
  readonly priceLists: PriceListStore;
  readonly modelSource: ModelSource;
  readonly factoids: Pick<FactoidStore, 'listNewest'>;
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
  await deps.priceLists.save({ ...list, typicalCosts: typicalCosts(recent) });
  return { models: list.models.length, priced: list.models.filter(isPriced).length, samples: recent.length };
}

async function recentSpending(factoids: Deps['factoids']): Promise<Spending[]> {
  const recent: Spending[] = [];
  let cursor: string | undefined;
  for (let seen = 0; seen < RECENT.factoids; seen += RECENT.page) {
    const page = await factoids.listNewest({ limit: RECENT.page, ...(cursor === undefined ? {} : { cursor }) });
    for (const { model, cost } of page.data) if (cost !== null) recent.push({ model, cost });
    if (page.next_cursor === null) break;
    cursor = page.next_cursor;
  }
  return recent;
}
