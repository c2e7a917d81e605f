import { formatUsd, type Limit, nanoUsd } from '@factoids/contracts';
import type { LimitState } from './limit-state.ts';
import { scopeName } from './scope.ts';

/** Limits as a caller sees them. */
export function viewLimits(states: readonly LimitState[], action: Limit['action']): Limit[] {
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
