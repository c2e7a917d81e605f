import type { VerdictStore } from '../chat/index.ts';
import type { MemoryState } from './memory-run-store.ts';

/** A VerdictStore over the factoids of a memory run store. */
export function memoryVerdictStore({ factoids }: Pick<MemoryState, 'factoids'>): VerdictStore {
  return {
    async put(id, verdict) {
      const record = factoids.get(id);
      const isLater = record?.verdict !== undefined && record.verdict.checked_at > verdict.checked_at;
      if (!record || record.hidden !== null || isLater) return false;
      factoids.set(id, { ...record, verdict });
      return true;
    },
  };
}
