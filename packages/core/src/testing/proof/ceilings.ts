import type { Controls, Party, ScopeId, Taking } from '../../admission/index.ts';
import type { Seen } from './verb.ts';

export type ScopeWindow = `${string}#${string}`;

export const scopeWindow = ({ scope, window }: { scope: string; window: string }): ScopeWindow => `${scope}#${window}`;

interface Take {
  readonly at: number;
  readonly limit: number;
}

interface Duty {
  readonly where: ScopeWindow;
  readonly since: number;
}

interface Taken {
  readonly seen: Seen;
  readonly party: Party;
  readonly takings: readonly Taking[];
}

/** The scopes that a party's spending counts in, with the budget of each, worked out anew and in nano-dollars; no limit: infinite. */
export function budgetsOf(party: Party, { policy, boosts }: Controls, now: Date): Map<ScopeId, number> {
  const { budgets } = policy;
  const boosted = (scope: string, budget: number | null) =>
    budget === null
      ? Number.POSITIVE_INFINITY
      : boosts.reduce((sum, boost) => (boost.scope === scope && new Date(boost.until) > now ? sum + boost.amount : sum), budget);
  const chat: [ScopeId, number | null][] = party.chat === undefined ? [] : [[`chat:${party.chat}`, budgets.chat_session]];
  const all: [ScopeId, number | null][] = [['global', budgets.global], ...namedBudgets(party, budgets), ...chat];
  return new Map(all.map(([scope, budget]) => [scope, boosted(scope, budget)]));
}

function namedBudgets(party: Party, budgets: Controls['policy']['budgets']): [ScopeId, number | null][] {
  if (party.kind === 'system') return [['system', budgets.system]];
  if (party.kind === 'key') return [[`key:${party.keyId}`, party.tier === 'pro' ? budgets.key_pro : budgets.key_free]];
  return [
    ['anonymous', budgets.anonymous],
    [`network:${party.network}`, budgets.network],
    [`session:${party.sessionId}`, party.isVerified ? budgets.session_verified : budgets.session],
  ];
}

/** What the limits were that admissions decided by, and so how much each scope may have committed. */
export function ceilings() {
  const takes = new Map<ScopeWindow, Take[]>();
  const overcharged = new Map<ScopeWindow, number>();
  let duties: Duty[] = [];
  let count = 0;

  const highest = (where: ScopeWindow, since: number): number =>
    Math.max(0, ...(takes.get(where) ?? []).flatMap(({ at, limit }) => (at >= since ? [limit] : [])));

  return {
    /** How many takings there were: the time of this model. */
    count: () => count,
    took({ seen, party, takings }: Taken): void {
      if (seen.controls === null) return;
      const limits = budgetsOf(party, seen.controls, seen.now);
      count += 1;
      for (const where of new Set(takings.filter(({ amount }) => amount > 0).map(({ key }) => scopeWindow(key)))) {
        const scope = takings.find(({ key }) => scopeWindow(key) === where)?.key.scope;
        const limit = (scope && limits.get(scope)) ?? 0;
        takes.set(where, [...(takes.get(where) ?? []), { at: count, limit }]);
        duties.push({ where, since: seen.since + 1 });
      }
    },
    /** The provider billed more than the bound: that much is above every limit. */
    overcharge(where: ScopeWindow, amount: number): void {
      overcharged.set(where, (overcharged.get(where) ?? 0) + amount);
    },
    /**
     * What is wrong with a scope that has this much committed: more than any admission in it was allowed, or, right after one, more
     * than was allowed to those that took since it had read. A lowered limit so binds whoever reads it.
     */
    verdict(where: ScopeWindow, committed: number): string[] {
      const above = overcharged.get(where) ?? 0;
      const bounds = [
        highest(where, 0),
        ...duties.filter((duty) => duty.where === where).map(({ since }) => highest(where, since)),
      ];
      return bounds
        .filter((bound) => committed > bound + above)
        .map((bound) => `ceiling: ${where} has committed ${committed} of ${bound} (overcharged ${above})`);
    },
    discharge(): void {
      duties = [];
    },
  };
}

/** Kills that stop this party or this model. */
export function isKilled(party: Party, modelId: string, { kills }: Controls): boolean {
  const stopping = ['all', `model:${modelId}`, ...(party.kind === 'anonymous' ? ['anonymous'] : [])];
  return kills.some(({ target }) => stopping.includes(target));
}
