export { dearestInput, dearestPrices, dearestPricesOf } from './dearest-prices.ts';
export { isPriced, type ListedModel, type PricedModel, type PriceOverride, type TokenPrices } from './listed-model.ts';
export type { ModelSource } from './model-source.ts';
export { isStale, type PriceList, type PriceListStore, type TypicalCost, typicalCostOf } from './price-list.ts';
export { createPriceListReader, type PriceListReader } from './read-price-list.ts';
export { refreshPriceList } from './refresh-price-list.ts';
