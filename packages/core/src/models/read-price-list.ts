import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import type { ModelSource } from './model-source.ts';
import type { PriceList, PriceListStore } from './price-list.ts';

const PRICE_LIST_AGES = { fetchAfterMs: 3_600_000, refuseAfterMs: 86_400_000, memoryMs: 60_000 } as const;

interface Deps {
  readonly clock: Clock;
  readonly priceLists: PriceListStore;
  readonly modelSource: ModelSource;
}

export type PriceListReader = () => Promise<PriceList>;

/**
 * Reads the price list through a store: fetched again after an hour, the last good one kept for a day while the
 * provider cannot be read, `models_unavailable` after that. One process asks the store once a minute at the most.
 */
export function createPriceListReader(deps: Deps): PriceListReader {
  let remembered: { list: PriceList; untilMs: number } | null = null;
  return async () => {
    const nowMs = deps.clock.now().getTime();
    if (remembered && nowMs < remembered.untilMs) return remembered.list;
    const list = await readPriceList(deps, nowMs);
    remembered = { list, untilMs: nowMs + PRICE_LIST_AGES.memoryMs };
    return list;
  };
}

async function readPriceList(deps: Deps, nowMs: number): Promise<PriceList> {
  const stored = await deps.priceLists.load();
  const ageMs = stored ? nowMs - Date.parse(stored.fetchedAt) : Number.POSITIVE_INFINITY;
  if (stored && ageMs < PRICE_LIST_AGES.fetchAfterMs) return stored;
  try {
    return await fetchPriceList(deps, nowMs);
  } catch (cause) {
    if (stored && ageMs < PRICE_LIST_AGES.refuseAfterMs) return stored;
    throw new AppError('models_unavailable', { retryAfterSeconds: 30, cause });
  }
}

async function fetchPriceList(deps: Deps, nowMs: number): Promise<PriceList> {
  const models = await deps.modelSource.list();
  if (models.length === 0) throw new AppError('models_unavailable', { detail: 'The provider lists no models.' });
  const list = { models, fetchedAt: new Date(nowMs).toISOString() };
  await deps.priceLists.save(list);
  return list;
}
