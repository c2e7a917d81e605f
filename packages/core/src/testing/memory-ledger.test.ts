import { describeLedger } from './ledger-contract.ts';
import { memoryLedger } from './memory-ledger.ts';
import { memoryRunStore } from './memory-run-store.ts';

const { store: runs, state } = memoryRunStore();
const ledger = memoryLedger(state.book);

describeLedger('memory', () => ({ ledger, runs }));
