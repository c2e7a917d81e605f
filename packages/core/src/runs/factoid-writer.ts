import type { NanoUsd } from '@factoids/contracts';

/** What the provider says a call used. `cost` is null while it has not said. */
export interface ProviderUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cost: NanoUsd | null;
}

/** Prices above which no provider may serve the call, as decimal text: dollars per million tokens and per request. */
export interface MaxPrice {
  readonly promptUsdPerMillion: string;
  readonly completionUsdPerMillion: string;
  readonly requestUsd: string;
}

export interface WriterModel {
  readonly id: string;
  readonly structuredOutput: boolean;
  readonly tools: boolean;
}

export interface WriteRequest {
  readonly model: WriterModel;
  readonly topic: string | null;
  /** Factoids that exist already: data for the model, never instructions. */
  readonly avoid: readonly string[];
  readonly temperature: number | null;
  readonly maxTokens: number;
  readonly maxPrice: MaxPrice;
  /** Set on the second attempt: what came first and what was wrong with it. */
  readonly repair: { readonly previous: string; readonly reason: string } | null;
  readonly signal: AbortSignal;
}

export type WriterEvent =
  /** As soon as the provider named the generation. */
  | { readonly type: 'generation'; readonly generationId: string }
  /** The factoid's text as far as it is written: cumulative and raw. */
  | { readonly type: 'text'; readonly text: string }
  /** `output` is the parsed JSON, or null when it could not be parsed; `raw` is what the model wrote. */
  | {
      readonly type: 'finished';
      readonly output: unknown;
      readonly raw: string;
      readonly finishReason: string | null;
      readonly usage: ProviderUsage | null;
    };

/** One call of a model that writes a factoid: exactly one HTTP attempt. Throws {@link ProviderError}. */
export interface FactoidWriter {
  write(request: WriteRequest): AsyncIterable<WriterEvent>;
  /** UTF-8 bytes of everything that is sent as prompt: messages, schema and tool definitions. */
  promptBytes(request: Omit<WriteRequest, 'signal'>): number;
}
