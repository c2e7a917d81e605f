import { compareDecimals } from '@factoids/contracts';
import type { ListedModel, TokenPrices } from './listed-model.ts';

/** The models as the provider listed them at one moment. */
export interface PriceList {
  readonly models: readonly ListedModel[];
  readonly fetchedAt: string;
}

/** Keeps the last good list between fetches and between processes. */
export interface PriceListStore {
  load(): Promise<PriceList | null>;
  save(list: PriceList): Promise<void>;
}

/** A model with prices, which alone may be called. */
export type PricedModel = ListedModel & { readonly prices: TokenPrices };

export function isPriced(model: ListedModel): model is PricedModel {
  return model.prices !== null;
}

/** The dearest that a model can be at any prompt length and time of day: each price's maximum over all overrides. */
export function dearestPrices(model: PricedModel): TokenPrices {
  return model.overrides.reduce(
    (dearest, { prices }) => ({
      prompt: dearer(dearest.prompt, prices.prompt),
      completion: dearer(dearest.completion, prices.completion),
      request: dearer(dearest.request, prices.request),
    }),
    model.prices,
  );
}

function dearer(a: string, b: string | undefined): string {
  return b !== undefined && compareDecimals(b, a) > 0 ? b : a;
}
