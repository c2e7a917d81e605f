import { formatUsd, type Limit, nanoUsd } from '@factoids/contracts';
import { limitsOf } from './admit.ts';
import type { LimitState } from './limit-state.ts';
import type { AdmissionBasis } from './read-admission.ts';
import { scopeName } from './scope.ts';

/** Both are limited in the same scopes, and so read at once: a budget binds them together, rates are each one's own. */
const ACTIONS = ['generate', 'chat'] as const satisfies readonly Limit['action'][];

/** Every limit that applies to a caller, for each action whole. */
export function viewLimits(basis: AdmissionBasis): Limit[] {
  return ACTIONS.flatMap((action) => viewStates(limitsOf({ ...basis, action }), action));
}

function viewStates(states: readonly LimitState[], action: Limit['action']): Limit[] {
  return states.map(({ scope, kind, limit, remaining, windowSeconds, resetAt }) => ({
    scope: scopeName(scope),
    kind,
    action,
    limit: inUnit(kind, limit),
    remaining: inUnit(kind, remaining),
    window_seconds: windowSeconds,
    reset_at: resetAt?.toISOString() ?? null,
  }));
}

function inUnit(kind: LimitState['kind'], amount: number): string {
  return kind === 'budget' ? formatUsd(nanoUsd(amount)) : String(amount);
}
