export type { AdmissionQuery, AdmissionReading, AdmissionStore } from './admission-store.ts';
export { type Admission, admit, countersOf, limitsAfter, limitsOf, topUp } from './admit.ts';
export { admitFree } from './admit-free.ts';
export { applyTaking, holdsFor } from './apply-taking.ts';
export { chooseChatModel, chooseFallback, chooseModel, type ModelChoice, requireNotStopped } from './choose-model.ts';
export { type Controls, type Kill, seedControls } from './controls.ts';
export {
  type BucketChange,
  type BucketName,
  type Counter,
  type CounterChange,
  type CounterKey,
  counterId,
  emptyCounter,
  type HoldPiece,
  holdPieces,
  previousWindow,
  type Taking,
} from './counter.ts';
export { getLimits } from './get-limits.ts';
export { hashOf, IDEMPOTENCY_MS, type IdempotencyClaim, type IdempotencyRecord } from './idempotency.ts';
export type { Ledger } from './ledger.ts';
export type { LimitState } from './limit-state.ts';
export { listModels } from './list-models.ts';
export { nearestLimit } from './nearest-limit.ts';
export { type ModelPolicy, type Policy, parsePolicy } from './policy.ts';
export { FACTOID_CALL, type Quote, quoteFactoid } from './quote.ts';
export { holdsTurn, quoteEmbeddings, quoteTurn, TURN_CALL } from './quote-turn.ts';
export type { Rate } from './rate.ts';
export {
  type AdmissionBasis,
  ownerOfCaller,
  type ReadAdmission,
  type ReadingDeps,
  readAdmission,
  readAgain,
} from './read-admission.ts';
export { describeLimit } from './refusal.ts';
export { requireAllowedTopic } from './require-allowed-topic.ts';
export {
  type Action,
  type Boost,
  LIFETIME,
  type LimitedScope,
  type Party,
  type RunAction,
  type ScopeId,
  type ScopeName,
  SHARED_SCOPES,
  type SharedScope,
  scopeName,
  scopesOf,
  shardsIn,
  type Window,
  windowOf,
} from './scope.ts';
export { freeSlots, settlePieces } from './settle-pieces.ts';
export { type CrossedSoftLimit, softLimitsCrossed } from './soft-limits.ts';
export { viewKey } from './view-key.ts';
export type { ArchivedScope, ArchivedShare, Coverage, Drift, WindowArchive } from './window-archive.ts';
