import type { NanoUsd } from '@factoids/contracts';
import type { LimitState } from './limit-state.ts';

/** The limit that such requests, one after the other, would meet first; null when nothing limits them. */
export function nearestLimit(states: readonly LimitState[], amount: NanoUsd): LimitState | null {
  const requestsLeft = ({ kind, remaining }: LimitState) => (kind === 'budget' && amount > 0 ? remaining / amount : remaining);
  return states.reduce<LimitState | null>(
    (nearest, state) => (nearest === null || requestsLeft(state) < requestsLeft(nearest) ? state : nearest),
    null,
  );
}
