/** This browser's clock beside the server's, as far as answers told of it. Milliseconds since the epoch. */
export interface ServerClock {
  now(): number;
  serverNow(): number;
  /** When this browser's clock shows what the timestamp means on the server's. */
  localTime(timestamp: string): number;
  /** Learns from an answer that came just now. */
  note(headers: Headers): void;
}

/** `Date` has whole seconds: on average half of one has passed. */
const HALF_A_SECOND_MS = 500;
/** Less than this cannot be told from the way that the answer took. */
const NOTICEABLE_MS = 2_000;

export function createServerClock(now: () => number = Date.now): ServerClock {
  let aheadMs = 0;
  return {
    now,
    serverNow: () => now() + aheadMs,
    localTime: (timestamp) => Date.parse(timestamp) - aheadMs,
    note(headers) {
      const sentAt = Date.parse(headers.get('date') ?? '');
      // An answer from a cache tells what time it was.
      if (Number.isNaN(sentAt) || headers.has('age')) return;
      const difference = sentAt + HALF_A_SECOND_MS - now();
      aheadMs = Math.abs(difference) < NOTICEABLE_MS ? 0 : difference;
    },
  };
}
