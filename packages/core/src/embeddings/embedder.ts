import type { MaxPrice, ProviderUsage } from '../runs/index.ts';

export interface EmbedRequest {
  readonly model: string;
  readonly texts: readonly string[];
  readonly dimensions: number;
  readonly maxPrice: MaxPrice;
  readonly signal: AbortSignal;
}

export interface Embedded {
  /** One for each text, in order. */
  readonly vectors: readonly (readonly number[])[];
  readonly generationId: string | null;
  readonly usage: ProviderUsage | null;
}

/** Makes vectors of texts: exactly one HTTP attempt. Throws `ProviderError`. */
export interface Embedder {
  embed(request: EmbedRequest): Promise<Embedded>;
}
