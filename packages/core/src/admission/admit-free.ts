import { ZERO_USD } from '@factoids/contracts';
import { admit, limitsAfter, limitsOf } from './admit.ts';
import type { Taking } from './counter.ts';
import type { LimitState } from './limit-state.ts';
import type { AdmissionBasis } from './read-admission.ts';
import type { Action, RunAction } from './scope.ts';

interface Asked {
  readonly action: Exclude<Action, RunAction>;
  /** Told how the caller's limits stand, before a refusal as after an admission. */
  readonly noteLimits: (limits: readonly LimitState[]) => void;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

interface AdmittedFree {
  /** What its rates take, to be written with it. */
  readonly takings: readonly Taking[];
  /** Tells how the limits stand once it is written. */
  noteTaken(): void;
}

/** Admits what takes rates alone: no money, no slot of a run, no human check. Throws `denied` and `rate_limited`. */
export function admitFree(basis: AdmissionBasis, { action, noteLimits, random }: Asked): AdmittedFree {
  const admission = { ...basis, action, canVerify: false } as const;
  noteLimits(limitsOf(admission));
  const takings = admit(admission, ZERO_USD, random);
  return { takings, noteTaken: () => noteLimits(limitsAfter(admission, takings)) };
}
