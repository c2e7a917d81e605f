import type { CompletionRequest } from './completions/completion-request.ts';

/** `curated`: true facts written for this project. `bulk`: endless distinct statements, for load tests. */
export type AnswerMode = 'curated' | 'bulk';

export interface Pace {
  timeToFirstTokenMs: number;
  tokensPerSecond: number;
}

/** The moments of a call at which a test may step in: before its headers, after them, after its first word and after its last. */
export type CallStep = 'accepted' | 'headers' | 'first_token' | 'last_token';

/** What one request meets instead of the usual; whatever is absent stays as the settings say. */
export interface Behaviour extends Partial<Pace> {
  readonly mode?: AnswerMode;
  /** The model's words, whatever was asked for; where it was made to call a function, that one's arguments. */
  readonly answer?: string;
  /** Functions that the model calls, whether or not they were offered; text as arguments is sent as it is. */
  readonly calls?: readonly { readonly name: string; readonly arguments: unknown }[];
  /** What each call of the model in one turn of a conversation meets besides, in order; the last of them again and again. */
  readonly steps?: readonly Behaviour[];
  /** An HTTP error before the first token. */
  readonly refusal?: { readonly status: number; readonly message: string; readonly retryAfterSeconds?: number };
  /** The stream ends without its usage chunk; `/generation` still knows the cost. */
  readonly omitUsage?: boolean;
  /** The connection is cut once this many tokens are written. */
  readonly cutAfterTokens?: number;
  /** As many tokens are written, then the stream carries an error object, finish reason `error`, and ends. */
  readonly errorAfterTokens?: number;
  /** As many tokens are written, then a frame that is no JSON, and the stream ends. */
  readonly garbageAfterTokens?: number;
  /** Accepted and billed, and then nothing comes until the client goes away: not even headers, or no word after them. */
  readonly silence?: 'before_headers' | 'after_headers';
  /** Awaited at each step, the call's generation in hand; what comes next is not sent before. */
  readonly onStep?: (step: CallStep, generationId: string) => void | Promise<void>;
}

/** May be changed while the provider runs; the next request sees it. */
export interface ProviderSettings extends Pace {
  mode: AnswerMode;
  behaviour: (request: CompletionRequest) => Behaviour;
}
