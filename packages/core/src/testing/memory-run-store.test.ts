import { memoryRunStore } from './memory-run-store.ts';
import { describeRunStore } from './run-store-contract.ts';

const { store } = memoryRunStore();
describeRunStore('memory', () => store);
