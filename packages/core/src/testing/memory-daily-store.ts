import type { DailyStore } from '../factoids/index.ts';
import type { MemoryState } from './memory-run-store.ts';

/** The factoids of days that a memory run store's runs wrote. */
export function memoryDailyStore({ dailies }: Pick<MemoryState, 'dailies'>): DailyStore {
  return { find: async (date) => dailies.get(date) ?? null };
}
