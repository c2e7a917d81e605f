/** Dollars as the provider's own decimal text: per prompt token, per completion token, per request. */
export interface TokenPrices {
  readonly prompt: string;
  readonly completion: string;
  readonly request: string;
  /** Per prompt token that comes out of the provider's cache; left out where it costs what others cost. */
  readonly cacheRead?: string | undefined;
  /** Per prompt token that goes into the provider's cache, often dearer than others; left out likewise. */
  readonly cacheWrite?: string | undefined;
}

/** Other prices that hold above a prompt length or inside a daily UTC window (which may wrap midnight); later entries win. */
export interface PriceOverride {
  readonly prices: { readonly [Price in keyof TokenPrices]?: string | undefined };
  readonly minPromptTokens: number | null;
  /** Minutes after 00:00 UTC, `[from, to)`. */
  readonly window: { readonly fromMinute: number; readonly toMinute: number } | null;
}

/** A model as the provider lists it. */
export interface ListedModel {
  readonly id: string;
  readonly name: string;
  readonly contextLength: number;
  readonly maxCompletionTokens: number | null;
  /** null when the provider states no price: such a model is never called. */
  readonly prices: TokenPrices | null;
  readonly overrides: readonly PriceOverride[];
  readonly structuredOutput: boolean;
  readonly tools: boolean;
}

/** A model with prices, which alone may be called. */
export type PricedModel = ListedModel & { readonly prices: TokenPrices };

export function isPriced(model: ListedModel): model is PricedModel {
  return model.prices !== null;
}
