import type { Verdict } from '@factoids/contracts';
import type { VerdictStore } from '../chat/index.ts';
import type { MemoryState } from './memory-run-store.ts';

function stands(earlier: Verdict | undefined, { checked_at, value }: Verdict): boolean {
  if (!earlier) return false;
  return earlier.checked_at > checked_at || (value === 'unclear' && earlier.value !== 'unclear');
}

/** A VerdictStore over the factoids of a memory run store. */
export function memoryVerdictStore({ factoids }: Pick<MemoryState, 'factoids'>): VerdictStore {
  return {
    async put(id, verdict) {
      const record = factoids.get(id);
      if (!record || record.hidden !== null || stands(record.verdict, verdict)) return false;
      factoids.set(id, { ...record, verdict });
      return true;
    },
  };
}
