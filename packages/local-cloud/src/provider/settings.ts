import type { CompletionRequest } from './completions/completion-request.ts';

/** `curated`: true facts written for this project. `bulk`: endless distinct statements, for load tests. */
export type AnswerMode = 'curated' | 'bulk';

export interface Pace {
  timeToFirstTokenMs: number;
  tokensPerSecond: number;
}

/** What one request meets instead of the usual; whatever is absent stays as the settings say. */
export interface Behaviour extends Partial<Pace> {
  readonly mode?: AnswerMode;
  /** The model's words, whatever was asked for. */
  readonly answer?: string;
  /** An HTTP error before the first token. */
  readonly refusal?: { readonly status: number; readonly message: string; readonly retryAfterSeconds?: number };
  /** The stream ends without its usage chunk; `/generation` still knows the cost. */
  readonly omitUsage?: boolean;
  /** The connection is cut once this many tokens are written. */
  readonly cutAfterTokens?: number;
}

/** May be changed while the provider runs; the next request sees it. */
export interface ProviderSettings extends Pace {
  mode: AnswerMode;
  behaviour: (request: CompletionRequest) => Behaviour;
}
