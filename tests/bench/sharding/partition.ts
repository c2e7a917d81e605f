/** What one partition of a table takes, also on demand: Amazon DynamoDB Developer Guide, «Burst and adaptive capacity». */
const WRITE_UNITS_PER_SECOND = 1_000;
const READ_UNITS_PER_SECOND = 3_000;
/** Unused capacity is kept for a tenth of a second only: the burst that DynamoDB may lend is not to be relied on. */
const KEPT_SECONDS = 0.1;

export interface Partition {
  /** Whether the units were there at that moment, and have been taken. */
  write(units: number, nowMs: number): boolean;
  read(units: number, nowMs: number): boolean;
}

export function partition(): Partition {
  return { write: tokenBucket(WRITE_UNITS_PER_SECOND), read: tokenBucket(READ_UNITS_PER_SECOND) };
}

function tokenBucket(perSecond: number) {
  const most = perSecond * KEPT_SECONDS;
  let tokens = most;
  let filledMs = 0;
  return (units: number, nowMs: number): boolean => {
    tokens = Math.min(most, tokens + ((nowMs - filledMs) / 1000) * perSecond);
    filledMs = nowMs;
    if (tokens < units) return false;
    tokens -= units;
    return true;
  };
}
