interface Patience {
  /** How long to wait for what must come. */
  ms: number;
  /** Ends the streams that are followed. */
  over: AbortSignal | undefined;
}

/** Of whoever waits in a flow; it shrinks once it is known that something was refused. */
export const patience: Patience = { ms: 12_000, over: undefined };
