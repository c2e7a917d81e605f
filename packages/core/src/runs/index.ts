export { cancelRun, stopRun } from './cancel-run.ts';
export { TWIN_REASON } from './duplicate.ts';
export { endRun, type Outcome } from './end-run.ts';
export type { Answer } from './end-turn.ts';
export { executeRun } from './execute-run.ts';
export type { FactoidWriter, MaxPrice, ProviderUsage, WriteRequest, WriterEvent, WriterModel } from './factoid-writer.ts';
export { type Followed, followRun } from './follow-run.ts';
export { type DeltaFrames, frameDeltas } from './frame-deltas.ts';
export type { GenerationLookup } from './generation-lookup.ts';
export { getRun } from './get-run.ts';
export { listRuns } from './list-runs.ts';
export { LostRun, RunCancelled } from './lost-run.ts';
export { newRun } from './new-run.ts';
export { openStream } from './open-stream.ts';
export { NOTHING_USED, ProviderError, type ProviderErrorCode } from './provider-error.ts';
export { quoteRun } from './quote-run.ts';
export { reapRuns } from './reap-runs.ts';
export { requestRun } from './request-run.ts';
export { requireOwnRun } from './require-own-run.ts';
export {
  type HoldState,
  isTerminal,
  type Run,
  type RunCall,
  type RunKind,
  type RunOf,
  type RunWork,
  type TurnInput,
  usageOf,
} from './run.ts';
export type { RunLog } from './run-log.ts';
export type { RunPlan } from './run-plan.ts';
export type { RunQueue } from './run-queue.ts';
export type { Creation, Ending, Lease, Position, RunReader, RunStore, RunTrace, Settlement, Together } from './run-store.ts';
export { chatStreamUrl, statusUrl, streamUrl, viewAccepted, viewQuote, viewRun, viewUsage } from './run-view.ts';
export { settleRun } from './settle-run.ts';
export { type RequestedRun, type StartDeps, startRun } from './start-run.ts';
export { topUpRun } from './top-up-run.ts';
export { type ChatSummary, latencyOf, type Said, type TurnEnding, type TurnOpening, type TurnPurpose } from './turn.ts';
export { type TurnUse, useWhenEnded, useWhenSettled } from './turn-use.ts';
export { untilDecided } from './until-decided.ts';
export { type Execution, type WorkDeps, type Working, workOnRun } from './work-on-run.ts';
