import type { FactoidRecord } from '../factoids/index.ts';
import { describeFactoidStore } from './factoid-store-contract.ts';
import { memoryFactoidStore } from './memory-factoid-store.ts';

const held = new Map<string, FactoidRecord>();
const factoids = memoryFactoidStore(held);

describeFactoidStore('memory', () => ({
  factoids,
  async fill(records) {
    held.clear();
    for (const record of records) held.set(record.id, record);
  },
  put: async (record) => void held.set(record.id, record),
  remove: async ({ id }) => void held.delete(id),
}));
