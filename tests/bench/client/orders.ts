/** What is asked for: a factoid, or the answer to a first message of a chat. */
export type RunKind = 'factoid' | 'chat';

/** What the measuring client is told to do, and what it tells back. Times are milliseconds. */
export interface RunOrder {
  readonly kind: RunKind;
  /** After the order came. */
  readonly startAfterMs: number;
  /** Whose cookie to use; a session is made at a visitor's first run. */
  readonly visitor: number;
  /** Sent as the run's temperature, or in the words of a message, by which the call is found again in the provider's ledger. */
  readonly mark: number;
}

export interface SeenEvent {
  readonly type: string;
  /** Epoch: when it was made, and when it came. */
  readonly madeAt: number;
  readonly arrivedAt: number;
}

export interface SeenRun {
  readonly mark: number;
  /** Epoch. */
  readonly startedAt: number;
  readonly acceptedMs: number;
  /** From the POST's start to the first piece of text. */
  readonly firstDeltaMs: number;
  readonly endedMs: number;
  readonly requestId: string;
  readonly factoidId: string | null;
  readonly events: readonly SeenEvent[];
}

export interface AskOrder {
  readonly method: string;
  readonly path: string;
  /** Whose cookie to use. */
  readonly visitor: number;
  readonly body?: object;
  readonly times: number;
  readonly expect: number;
}

/** Many visitors, each from a network of their own, who ask again as soon as they are answered. */
export interface LoadOrder {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
  /** In the place of `path`, by visitor; begun anew when there are more visitors. */
  readonly paths?: readonly string[];
  /** In the place of `body`, one after the other, by each visitor. */
  readonly bodies?: readonly object[];
  /** In all. */
  readonly times: number;
  readonly visitors: number;
}

export interface SeenLoad {
  readonly seconds: number;
  /** How often each status was the answer. */
  readonly statuses: Readonly<Record<number, number>>;
}

export type Order =
  | { readonly kind: 'follow'; readonly origin: string; readonly runs: readonly RunOrder[] }
  | { readonly kind: 'ask'; readonly origin: string; readonly ask: AskOrder }
  | { readonly kind: 'load'; readonly origin: string; readonly load: LoadOrder };

export type Report =
  | { readonly kind: 'follow'; readonly runs: readonly SeenRun[] }
  | { readonly kind: 'ask'; readonly durations: readonly number[] }
  | { readonly kind: 'load'; readonly load: SeenLoad }
  | { readonly kind: 'fault'; readonly message: string };
