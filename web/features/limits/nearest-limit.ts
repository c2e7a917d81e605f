import type { Limit } from '@factoids/contracts';

/** Below these shares a limit is worth showing. What all share empties for everybody at once: it is news only near its end. */
const LOW_SHARE = { own: 1 / 2, shared: 1 / 5 } as const;

/**
 * The low limit that the next factoids meet first; null while there is plenty of everything.
 * @param costUsd the most that a factoid may cost; null while nobody knows it, and then money comes last
 */
export function nearestLimit(limits: readonly Limit[], costUsd: number | null): Limit | null {
  const low = limits.filter(isLow).map((limit) => ({ limit, left: factoidsLeft(limit, costUsd) }));
  const [first] = low.sort((a, b) => a.left - b.left || windowOf(b.limit) - windowOf(a.limit));
  return first?.limit ?? null;
}

/** How many runs at a time is not counted here: the caller's own runs free it by ending. */
function isLow({ scope, kind, limit, remaining, action }: Limit): boolean {
  if (kind === 'concurrent' || action !== 'generate') return false;
  const isShared = scope === 'global' || scope === 'anonymous' || scope === 'system';
  return Number(remaining) / Number(limit) <= (isShared ? LOW_SHARE.shared : LOW_SHARE.own);
}

function factoidsLeft({ kind, remaining }: Limit, costUsd: number | null): number {
  if (kind !== 'budget') return Number(remaining);
  return costUsd ? Math.floor(Number(remaining) / costUsd) : Number.MAX_VALUE;
}

/** Of two that are as near, the one that takes longer to come back. */
function windowOf({ window_seconds }: Limit): number {
  return window_seconds ?? Number.MAX_VALUE;
}

/** What the limits are by now, without asking: those whose time has come are whole again. @param nowMs on the server's clock */
export function restoreLimits(limits: readonly Limit[], nowMs: number): Limit[] {
  return limits.map((limit) =>
    limit.reset_at !== null && Date.parse(limit.reset_at) <= nowMs ? { ...limit, remaining: limit.limit, reset_at: null } : limit,
  );
}

/** When the next of them is whole again. */
export function nextReset(limits: readonly Limit[]): string | null {
  const due = limits.filter(({ remaining, limit }) => remaining !== limit).flatMap(({ reset_at }) => reset_at ?? []);
  return due.sort()[0] ?? null;
}
