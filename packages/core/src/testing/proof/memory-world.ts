import { countingIds } from '../counting-ids.ts';
import { memoryAdmissionStore } from '../memory-admission-store.ts';
import { memoryChatStore } from '../memory-chat-store.ts';
import { memoryFactoidStore } from '../memory-factoid-store.ts';
import { memoryLedger } from '../memory-ledger.ts';
import { memoryOperations } from '../memory-operations.ts';
import { memoryRunStore } from '../memory-run-store.ts';
import type { WorldSource } from './world.ts';

/** Stores in one process, which passed the contracts that the real ones pass. */
export const memoryWorld: WorldSource = async (keys) => {
  const { store: runs, state } = memoryRunStore();
  const { store: admissions, world } = memoryAdmissionStore(state);
  for (const key of keys) world.keys.set(key.id, key);
  const { controls, denyList } = memoryOperations(world);
  return {
    runs,
    admissions,
    ledger: memoryLedger(state.book),
    controls,
    denyList,
    factoids: memoryFactoidStore(state.factoids),
    chats: memoryChatStore(state),
    ids: countingIds(),
    readCounters: async () => state.book.counters,
    startsAt: '2041-03-01T20:00:00.000Z',
    atOnce: 1,
  };
};
