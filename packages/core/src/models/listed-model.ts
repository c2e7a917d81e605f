/** Dollars as the provider's own decimal text: per prompt token, per completion token, per request. */
export interface TokenPrices {
  readonly prompt: string;
  readonly completion: string;
  readonly request: string;
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
