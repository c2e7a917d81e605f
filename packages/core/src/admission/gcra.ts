/**
 * The generic cell rate algorithm (ITU-T I.371, virtual scheduling): a bucket is the theoretical arrival time (TAT) of the
 * next request. All times are integer microseconds since the epoch, so that nothing is ever rounded in a caller's favour.
 */
export interface Bucket {
  /** Requests that may come at once; also how many fit into one period. */
  readonly burst: number;
  /** Between two requests at the steady rate, rounded up. */
  readonly intervalMicros: number;
}

export function bucketOf(count: number, periodSeconds: number): Bucket {
  return { burst: count, intervalMicros: Math.ceil((periodSeconds * 1_000_000) / count) };
}

/** A request fits as long as the TAT is not later than this. */
export function latestTat({ burst, intervalMicros }: Bucket, nowMicros: number): number {
  return nowMicros + (burst - 1) * intervalMicros;
}

/** How many more requests fit right now. A clock that went back only makes a bucket look fuller. */
export function roomIn(bucket: Bucket, tatMicros: number | null, nowMicros: number): number {
  const waiting = Math.max(tatMicros ?? 0, nowMicros) - nowMicros;
  return Math.max(0, Math.floor((bucket.burst * bucket.intervalMicros - waiting) / bucket.intervalMicros));
}

/** The TAT after one more request. */
export function nextTat({ intervalMicros }: Bucket, tatMicros: number | null, nowMicros: number): number {
  return Math.max(tatMicros ?? 0, nowMicros) + intervalMicros;
}

/** When the next request fits; now, when one does. */
export function nextRoomAt(bucket: Bucket, tatMicros: number | null, nowMicros: number): number {
  return Math.max(nowMicros, (tatMicros ?? 0) - (bucket.burst - 1) * bucket.intervalMicros);
}
