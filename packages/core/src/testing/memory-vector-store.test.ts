import { memoryVectorStore } from './memory-vector-store.ts';
import { describeVectorStore } from './vector-store-contract.ts';

let nowMs = Date.parse('2099-11-22T09:00:00.000Z');
const clock = {
  now: () => {
    nowMs += 1;
    return new Date(nowMs);
  },
  sleep: async () => undefined,
};
const { vectors } = memoryVectorStore(clock);

describeVectorStore('memory', () => vectors);
