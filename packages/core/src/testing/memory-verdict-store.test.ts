import { memoryFactoidStore } from './memory-factoid-store.ts';
import { memoryRunStore } from './memory-run-store.ts';
import { memoryVerdictStore } from './memory-verdict-store.ts';
import { describeVerdictStore } from './verdict-store-contract.ts';

describeVerdictStore('memory', () => {
  const { state } = memoryRunStore();
  return {
    verdicts: memoryVerdictStore(state),
    factoids: memoryFactoidStore(state.factoids),
    publish: async (record) => void state.factoids.set(record.id, record),
  };
});
