import { memoryOperations } from './memory-operations.ts';
import { describeOperations } from './operations-contract.ts';

const stores = memoryOperations({ controls: null, denied: new Set() });
describeOperations('memory', () => stores);
