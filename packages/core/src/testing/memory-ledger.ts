import type { Ledger, WindowArchive } from '../admission/index.ts';
import { counterId, emptyCounter } from '../admission/index.ts';
import type { CounterBook } from './counter-book.ts';

/** A Ledger over a book of counters, held to the same contract as the real one. */
export function memoryLedger(book: CounterBook): Ledger & { readonly archives: Map<string, WindowArchive> } {
  const archives = new Map<string, WindowArchive>();
  const notifiedBy = new Map<string, string>();
  return {
    archives,
    listCounters: async (window) => [...book.counters.values()].filter((counter) => counter.window === window),
    async throttle(key, until, now) {
      const counter = book.counters.get(counterId(key)) ?? emptyCounter(key);
      if (counter.throttledUntil !== null && counter.throttledUntil > now) return false;
      book.counters.set(counterId(key), { ...counter, throttledUntil: until });
      return true;
    },
    async markNotified(key, by, at) {
      const id = counterId(key);
      if ((notifiedBy.get(id) ?? by) !== by) return false;
      notifiedBy.set(id, by);
      book.counters.set(id, { ...(book.counters.get(id) ?? emptyCounter(key)), notifiedAt: at });
      return true;
    },
    findArchive: async (window) => archives.get(window) ?? null,
    async archive(record) {
      if (archives.has(record.window)) return false;
      archives.set(record.window, record);
      return true;
    },
  };
}
