import type { FactoidId, RunId } from '@factoids/contracts';

/** Which factoid is the one of a UTC day. Put together with the factoid, when its run ends, and never changed. */
export interface DailyRecord {
  /** The UTC day, `2026-11-22`; a day that was missed gets its factoid later. */
  readonly date: string;
  readonly factoidId: FactoidId;
  readonly runId: RunId;
  readonly createdAt: string;
}

/** Throws `store_busy` when the store cannot answer in time. */
export interface DailyStore {
  /** Never older than the last write; null for a day that has none. */
  find(date: string): Promise<DailyRecord | null>;
}
