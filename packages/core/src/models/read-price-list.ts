import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import { fetchPriceList } from './fetch-price-list.ts';
import type { ModelSource } from './model-source.ts';
import { isOutdated, isStale, type PriceList, type PriceListStore } from './price-list.ts';

const MEMORY_MS = 60_000;

interface Deps {
  readonly clock: Clock;
  readonly priceLists: PriceListStore;
  readonly modelSource: ModelSource;
}

/** Throws `models_unavailable` when there is no list to go by. */
export type PriceListReader = () => Promise<PriceList>;

/**
 * Reads the price list that the schedule keeps. Only when there is none, or the schedule has failed for two hours, does a
 * request fetch it itself; the last good one holds for a day. One process asks the store once a minute at the most.
 */
export function createPriceListReader(deps: Deps): PriceListReader {
  let remembered: { list: PriceList; untilMs: number } | null = null;
  return async () => {
    const now = deps.clock.now();
    if (remembered && now.getTime() < remembered.untilMs) return remembered.list;
    const list = await readPriceList(deps, now);
    remembered = { list, untilMs: now.getTime() + MEMORY_MS };
    return list;
  };
}

async function readPriceList(deps: Deps, now: Date): Promise<PriceList> {
  const stored = await deps.priceLists.load();
  if (stored && !isStale(stored, now)) return stored;
  try {
    const list = await fetchPriceList({ modelSource: deps.modelSource, current: stored, now });
    await deps.priceLists.save(list);
    return list;
  } catch (cause) {
    if (stored && !isOutdated(stored, now)) return stored;
    throw new AppError('models_unavailable', { retryAfterSeconds: 30, cause });
  }
}
