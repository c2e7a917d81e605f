import type { Counter, CounterKey } from './counter.ts';
import type { Window } from './scope.ts';
import type { WindowArchive } from './window-archive.ts';

/** The counters from outside of an admission. Throws `store_busy` when the store cannot answer in time. */
export interface Ledger {
  /** Every counter of a window, each as it stands now. One that was made seconds ago may still be missing. */
  listCounters(window: Window): Promise<readonly Counter[]>;
  /** Keeps a scope slow until then, unless it is kept slow already: true for the one who did it. Times are ISO 8601. */
  throttle(key: CounterKey, until: string, now: string): Promise<boolean>;
  /** Notes who announces the soft limit: true for the first, and for the same `by` as often as it asks. */
  markNotified(key: CounterKey, by: string, at: string): Promise<boolean>;
  findArchive(window: Window): Promise<WindowArchive | null>;
  /** Puts a window's archive; false when there is one, which stays as it is. */
  archive(record: WindowArchive): Promise<boolean>;
}
