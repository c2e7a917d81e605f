const LONGEST_DELAY_MS = 30_000;

interface BackoffInput {
  /** Failures in a row; 0 after a connection that did its work. */
  readonly failures: number;
  /** What the server asked for with `retry:`. */
  readonly retryMs: number;
  /** In [0, 1). */
  readonly random: number;
}

/** Milliseconds until the next try: doubling, capped, and spread over the upper half so that clients do not come back together. */
export function backoffDelay({ failures, retryMs, random }: BackoffInput): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, retryMs * 2 ** Math.max(0, failures - 1));
  return Math.round(ceiling * (0.5 + random / 2));
}
