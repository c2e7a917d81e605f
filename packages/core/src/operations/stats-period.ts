import { addUsd, formatUsd, type NanoUsd, type Stats, ZERO_USD } from '@factoids/contracts';
import { type ArchivedShare, type ScopeId, scopeName } from '../admission/index.ts';
import type { DayFigures, ScopeFigures } from './day-figures.ts';

type Period = Stats['today'];

const NOTHING = { budget: null, runs: 0, openRuns: 0, spent: ZERO_USD, held: ZERO_USD, settling: ZERO_USD };

/** What some days come to together. Keys stand for themselves; sessions and networks, which are people, are only counted together. */
export function periodOf(figures: readonly DayFigures[], days: number): Period {
  const scopes = figures.flatMap((day) => day.scopes);
  const total = together(scopes.filter(({ scope }) => scope === 'global'));
  const groups = Map.groupBy(scopes, ({ scope }) => publicName(scope));
  return {
    days,
    total: viewSpend(total),
    by_scope: [...groups].map(([name, group]) => ({ name, budget_usd: budgetText(name, group), ...viewSpend(together(group)) })),
    by_model: viewShares(figures.flatMap(({ byModel }) => byModel)),
    by_key: viewShares(figures.flatMap(({ byKey }) => byKey)),
  };
}

function publicName(scope: ScopeId): string {
  const name = scopeName(scope);
  return name === 'session' || name === 'network' || name === 'chat' ? `${name}:*` : scope;
}

type Sums = Omit<ScopeFigures, 'scope' | 'budget'>;

function together(scopes: readonly ScopeFigures[]): Sums {
  return scopes.reduce<Sums>(
    (sums, { runs, openRuns, spent, held, settling }) => ({
      runs: sums.runs + runs,
      openRuns: sums.openRuns + openRuns,
      spent: addUsd(sums.spent, spent),
      held: addUsd(sums.held, held),
      settling: addUsd(sums.settling, settling),
    }),
    NOTHING,
  );
}

/** The budgets of all days together; null when one of them had no limit, and for many people together. */
function budgetText(name: string, group: readonly ScopeFigures[]): string | null {
  const budgets = group.map(({ budget }) => budget).filter((budget) => budget !== null);
  return name.endsWith('*') || budgets.length < group.length ? null : formatUsd(addUsd(...budgets));
}

function viewSpend({ runs, spent, held, settling }: Sums) {
  return { runs, spent_usd: formatUsd(spent), held_usd: formatUsd(held), settling_usd: formatUsd(settling) };
}

/** Summed by name, the dearest first. */
function viewShares(shares: readonly ArchivedShare[]): Period['by_model'] {
  const groups = [...Map.groupBy(shares, ({ name }) => name)];
  return groups
    .map(([name, group]) => ({
      name,
      runs: group.reduce((sum, { runs }) => sum + runs, 0),
      spent: addUsd(...group.map(({ spent }): NanoUsd => spent)),
    }))
    .sort((a, b) => b.spent - a.spent || b.runs - a.runs || (a.name < b.name ? -1 : 1))
    .map(({ name, runs, spent }) => ({ name, runs, spent_usd: formatUsd(spent) }));
}
