import type { ListedModel, ModelSource, PriceList, PriceListStore } from '../models/index.ts';
import { sampleModel } from './sample-model.ts';

export interface PriceListWorld {
  stored: PriceList | null;
  /** What the provider lists. */
  models: readonly ListedModel[];
  isProviderUp: boolean;
  loads: number;
  fetches: number;
  saves: number;
}

/** A kept price list and the provider that it comes from, both to be changed and watched through `world`. */
export function memoryPriceLists(models: readonly ListedModel[] = [sampleModel()]) {
  const world: PriceListWorld = { stored: null, models, isProviderUp: true, loads: 0, fetches: 0, saves: 0 };
  const priceLists: PriceListStore = {
    async load() {
      world.loads += 1;
      return world.stored;
    },
    async save(list) {
      world.saves += 1;
      world.stored = list;
    },
  };
  const modelSource: ModelSource = {
    async list() {
      world.fetches += 1;
      if (!world.isProviderUp) throw new Error('no route');
      return world.models;
    },
  };
  return { world, priceLists, modelSource };
}
