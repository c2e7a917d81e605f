import { type NanoUsd, nanoUsd } from '@factoids/contracts';
import { readScopes } from './admit.ts';
import type { Taking } from './counter.ts';
import { committedOf, type ScopeReading } from './limit-state.ts';
import type { AdmissionBasis } from './read-admission.ts';
import type { Action, ScopeId, Window } from './scope.ts';

/** A scope that has committed the policy's share of its budget, and of which nobody has been told yet. */
export interface CrossedSoftLimit {
  readonly scope: ScopeId;
  readonly window: Window;
  readonly committed: NanoUsd;
  readonly budget: NanoUsd;
}

interface Admitted {
  readonly basis: AdmissionBasis;
  readonly action: Action;
  readonly takings: readonly Taking[];
}

/** Which scopes stand at their soft limit or above once this has been taken. Requests that cross it at once all say so. */
export function softLimitsCrossed({ basis, action, takings }: Admitted): CrossedSoftLimit[] {
  const share = basis.controls.policy.soft_limit;
  if (share === null) return [];
  return readScopes({ ...basis, action }).flatMap((reading) => crossed(reading, { share, takings }));
}

function crossed(reading: ScopeReading, { share, takings }: { share: number; takings: readonly Taking[] }): CrossedSoftLimit[] {
  const { id: scope, window, budget } = reading.scope;
  if (budget === null || budget === 0 || reading.counters[0]?.notifiedAt != null) return [];
  const taken = takings.filter(({ key }) => key.scope === scope && key.window === window);
  const committed = nanoUsd(committedOf(reading) + taken.reduce((sum, { amount }) => sum + amount, 0));
  return taken.length > 0 && committed >= Math.round(budget * share) ? [{ scope, window, committed, budget }] : [];
}
