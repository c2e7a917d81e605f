export type { AdmissionQuery, AdmissionReading, AdmissionStore } from './admission-store.ts';
export { type Admission, admit, bindingLimit, countersOf, limitsOf } from './admit.ts';
export { applyTaking, holdsFor } from './apply-taking.ts';
export { chooseModel } from './choose-model.ts';
export { type Controls, type Kill, peaksIn } from './controls.ts';
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
  type Taking,
} from './counter.ts';
export { hashOf, IDEMPOTENCY_MS, type IdempotencyClaim, type IdempotencyRecord } from './idempotency.ts';
export type { LimitState } from './limit-state.ts';
export { listModels } from './list-models.ts';
export { type ModelPolicy, type Policy, parsePolicy } from './policy.ts';
export { FACTOID_CALL, type Quote, quoteFactoid } from './quote.ts';
export { type Action, type Boost, type Party, type ScopeId, scopeName, scopesOf, type Window, windowOf } from './scope.ts';
export { freeSlots, settlePieces } from './settle-pieces.ts';
