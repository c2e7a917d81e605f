export { type ManualClock, manualClock } from './manual-clock.ts';
export { type MemoryState, memoryRunStore } from './memory-run-store.ts';
export { sampleOwner, sampleRun, sampleRunId } from './sample-run.ts';
