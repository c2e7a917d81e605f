import { memoryAdmissionStore } from './memory-admission-store.ts';
import { memoryDailyStore } from './memory-daily-store.ts';
import { memoryFactoidStore } from './memory-factoid-store.ts';
import { memoryRunStore } from './memory-run-store.ts';
import { describeRunStore } from './run-store-contract.ts';

const { store: runs, state } = memoryRunStore();
const { store: admissions } = memoryAdmissionStore(state);
const daily = memoryDailyStore(state);
const factoids = memoryFactoidStore(state.factoids);
describeRunStore('memory', () => ({ runs, admissions, daily, factoids }));
