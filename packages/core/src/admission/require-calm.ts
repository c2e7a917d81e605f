import type { BindingLimit } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import type { Controls } from './controls.ts';
import type { ScopeReading } from './limit-state.ts';
import { type Party, scopeName } from './scope.ts';

interface Asking {
  readonly party: Party;
  readonly controls: Controls;
  readonly now: Date;
  /** Whether a human check is offered. */
  readonly canVerify: boolean;
}

/**
 * Unusual traffic keeps a scope slow until its time is over. Who shares a network with it is let through by a human check,
 * where the policy wants that; what one's own session or key did only time lifts, so that nobody is checked in vain.
 */
export function requireCalm(asking: Asking, scopes: readonly ScopeReading[]): void {
  const { party, now } = asking;
  const throttled = scopes.map((reading) => ({ name: scopeName(reading.scope.id), untilMs: throttledUntilMs(reading) }));
  const slow = throttled.filter(({ untilMs }) => untilMs > now.getTime());
  const own = slow.find(({ name }) => name !== 'network');
  const [binding] = own ? [own] : slow;
  if (!binding) return;
  const until = new Date(binding.untilMs);
  if (own) throw refusal('rate_limited', asking, { until, scope: own.name });
  if (party.kind === 'anonymous' && party.isVerified) return;
  throw refusal(canLift(asking) ? 'challenge_required' : 'rate_limited', asking, { until, scope: binding.name });
}

function throttledUntilMs({ counters, before }: ScopeReading): number {
  return Math.max(0, ...[...counters, ...before].map(({ throttledUntil }) => Date.parse(throttledUntil ?? '') || 0));
}

function canLift({ party, controls, canVerify }: Asking): boolean {
  return canVerify && controls.policy.challenge.on_anomaly && party.kind === 'anonymous';
}

interface Slow {
  readonly until: Date;
  readonly scope: BindingLimit['scope'];
}

function refusal(code: 'challenge_required' | 'rate_limited', { party, now }: Asking, { until, scope }: Slow): AppError {
  const key: BindingLimit['lifted_by'] = party.kind === 'anonymous' ? ['key'] : [];
  const limit = { scope, kind: 'rate' as const, limit: '0', reset_at: until.toISOString() };
  if (code === 'challenge_required') {
    const detail = 'From your network came unusually many requests: a quick check shows that you are a person.';
    return new AppError(code, { detail, limit: { ...limit, lifted_by: ['wait', 'challenge', ...key] } });
  }
  return new AppError(code, {
    detail: `${scope === 'network' ? 'From your network' : 'From you'} came unusually many requests: please pause for a while.`,
    retryAfterSeconds: Math.ceil((until.getTime() - now.getTime()) / 1000),
    limit: { ...limit, lifted_by: ['wait', ...key] },
  });
}
