export type { ListedModel, PriceOverride, TokenPrices } from './listed-model.ts';
export type { ModelSource } from './model-source.ts';
export { dearestPrices, isPriced, type PricedModel, type PriceList, type PriceListStore } from './price-list.ts';
export { createPriceListReader, type PriceListReader } from './read-price-list.ts';
