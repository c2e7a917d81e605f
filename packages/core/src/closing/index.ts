export { type ClosedDay, closeDay, closeDays } from './close-day.ts';
export { driftText } from './drift-text.ts';
export { type Reconciliation, reconcileWindow } from './reconcile-window.ts';
export type { ScopeBooks } from './scope-drift.ts';
export type { Tally } from './tally.ts';
export { tallyWindow } from './tally-window.ts';
export { verifyWindow } from './verify-window.ts';
