import { SHARED_SCOPES, windowOf } from '../admission/index.ts';
import { budgetOf } from './budget-of.ts';
import { type ScopeFigures, scopeFigures } from './day-figures.ts';
import type { StatsDeps } from './get-stats.ts';
import { readTiers } from './key-tiers.ts';
import { loadControls } from './lever-deps.ts';

interface ListSpending {
  readonly deps: Omit<StatsDeps, 'runs'>;
  /** null for every scope. */
  readonly input: { readonly scope: string | null };
}

/** Today's scopes as their counters stand, each by its own name: shared ones first, then whoever has taken most. */
export async function listSpending({ deps, input }: ListSpending): Promise<ScopeFigures[]> {
  const now = deps.clock.now();
  const all = await deps.ledger.listCounters(windowOf(now));
  const counters = all.filter(({ scope }) => input.scope === null || scope === input.scope);
  const [controls, tiers] = await Promise.all([loadControls(deps), readTiers(deps.keys, counters)]);
  const figures = scopeFigures(counters, (scope) => budgetOf(scope, { controls, now, tier: tiers.get(scope) ?? null }));
  const asked = figures.filter(({ scope }) => input.scope === null || scope === input.scope);
  return asked.sort((a, b) => rank(a) - rank(b) || b.spent + b.held - a.spent - a.held || (a.scope < b.scope ? -1 : 1));
}

const SHARED: readonly string[] = SHARED_SCOPES;

const rank = ({ scope }: ScopeFigures): number => (SHARED.includes(scope) ? SHARED.indexOf(scope) : SHARED.length);
