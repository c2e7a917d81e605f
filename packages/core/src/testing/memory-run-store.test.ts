import { memoryAdmissionStore } from './memory-admission-store.ts';
import { memoryRunStore } from './memory-run-store.ts';
import { describeRunStore } from './run-store-contract.ts';

const { store: runs, state } = memoryRunStore();
const { store: admissions } = memoryAdmissionStore(state);
describeRunStore('memory', () => ({ runs, admissions }));
