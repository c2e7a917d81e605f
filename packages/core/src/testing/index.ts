export { type ManualClock, manualClock } from './manual-clock.ts';
export { type MemoryState, memoryRunStore } from './memory-run-store.ts';
export { describeRunStore } from './run-store-contract.ts';
export { sampleOwner, sampleRun, sampleRunId } from './sample-run.ts';
