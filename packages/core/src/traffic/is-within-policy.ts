import type { Policy, Rate, ScopeId } from '../admission/index.ts';
import { ANOMALY, type Anomaly } from './anomalies.ts';

/** Below this share of what its rates let through, a scope does what the operator has explicitly made room for. */
const NOTABLE_SHARE = 1 / 20;

const MINUTES = { min: 1, h: 60, day: 1_440 } as const;

/**
 * Whether an anomaly is little beside what the policy lets its scope do: a policy that opens the doors wide, or lifts the rates,
 * knows what it wants. Of two levels that a scope may be at, the more generous counts.
 */
export function isWithinPolicy({ scope, count }: Anomaly, { rates }: Policy): boolean {
  return count < NOTABLE_SHARE * Math.max(...ratesOf(scope, rates.generate).map(roomOf));
}

function ratesOf(scope: ScopeId, generate: Policy['rates']['generate']) {
  if (scope.startsWith('network:')) return [generate.network];
  return scope.startsWith('key:') ? [generate.key_free, generate.key_pro] : [generate.session, generate.session_verified];
}

/** Requests in the minutes that are looked at. */
function roomOf(rates: readonly Rate[] | null): number {
  const room = (rates ?? []).map(({ count, period }) => count * Math.max(1, ANOMALY.recentMinutes / MINUTES[period]));
  return Math.min(...room);
}
