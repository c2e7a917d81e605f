import { type LimitState, scopeName } from '@factoids/core';

/**
 * What is left of a caller's limits as headers: `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10)
 * name every limit that counts requests, budgets in their own unit; the `X-RateLimit` trio tells the one that is nearest.
 */
export function rateLimitHeaders(limits: readonly LimitState[], now: Date): Record<string, string> {
  const secondsUntil = ({ resetAt }: LimitState) =>
    resetAt === null ? 0 : Math.max(0, Math.ceil((resetAt.getTime() - now.getTime()) / 1000));
  const timed = limits.filter(({ windowSeconds }) => windowSeconds !== null);
  const nearest = nearestOf(timed);
  if (nearest === null) return {};
  return {
    ratelimit: timed.map((limit) => `${nameOf(limit)};r=${limit.remaining};t=${secondsUntil(limit)}`).join(', '),
    'ratelimit-policy': timed.map(policyOf).join(', '),
    'x-ratelimit-limit': String(nearest.limit),
    'x-ratelimit-remaining': String(nearest.remaining),
    'x-ratelimit-reset': String(secondsUntil(nearest)),
  };
}

function nameOf({ scope, kind, windowSeconds }: LimitState): string {
  return `"${scopeName(scope)}-${kind === 'budget' ? 'nanousd' : windowSeconds}"`;
}

function policyOf(limit: LimitState): string {
  const unit = limit.kind === 'budget' ? ';qu="nano-usd"' : '';
  return `${nameOf(limit)};q=${limit.limit};w=${limit.windowSeconds}${unit}`;
}

/** Of the limits that count requests the one with the fewest left; a budget only where nothing counts them. */
function nearestOf(limits: readonly LimitState[]): LimitState | null {
  const counting = limits.filter(({ kind }) => kind !== 'budget');
  const candidates = counting.length > 0 ? counting : limits;
  return candidates.reduce<LimitState | null>((a, b) => (a === null || b.remaining < a.remaining ? b : a), null);
}
