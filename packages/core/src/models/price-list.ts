import type { NanoUsd } from '@factoids/contracts';
import type { ListedModel } from './listed-model.ts';

/** The models as the provider listed them at one moment. */
export interface PriceList {
  readonly models: readonly ListedModel[];
  readonly fetchedAt: string;
  /** By the model's id, where it has written lately; absent until the first refresh by schedule. */
  readonly typicalCosts?: Readonly<Record<string, TypicalCost>> | undefined;
}

/** What a model's recent factoids cost, all attempts together. */
export interface TypicalCost {
  /** The median. */
  readonly cost: NanoUsd;
  /** How many factoids it was taken of. */
  readonly samples: number;
}

/** Keeps the last good list between fetches and between processes. */
export interface PriceListStore {
  load(): Promise<PriceList | null>;
  save(list: PriceList): Promise<void>;
}

/**
 * The schedule brings a new list each hour. A list that two of its visits have not renewed is stale and fetched by whoever reads
 * it; one older than a day is no list any more.
 */
const PRICE_LIST_AGES = { staleAfterMs: 2 * 3_600_000, refuseAfterMs: 24 * 3_600_000 } as const;

export function isStale({ fetchedAt }: PriceList, now: Date): boolean {
  return now.getTime() - Date.parse(fetchedAt) > PRICE_LIST_AGES.staleAfterMs;
}

/** Whether a list is too old to spend money by. */
export function isOutdated({ fetchedAt }: PriceList, now: Date): boolean {
  return now.getTime() - Date.parse(fetchedAt) >= PRICE_LIST_AGES.refuseAfterMs;
}

const ENOUGH_SAMPLES = 3;

/** What a factoid of this model costs as a rule, going by recent ones; null while there are too few. */
export function typicalCostOf({ typicalCosts }: PriceList, modelId: string): NanoUsd | null {
  const typical = typicalCosts?.[modelId];
  return typical && typical.samples >= ENOUGH_SAMPLES ? typical.cost : null;
}
