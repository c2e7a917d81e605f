import type { Schemas } from '@factoids/client';
import type { Refusal } from '../limits/refusal.ts';
import type { Limits } from '../limits/use-limits.ts';
import type { Models } from './model-name.ts';

type Model = Schemas['Model'];

/** What a factoid by the chosen model may cost at most, in US dollars. `''` is Auto. */
export function costOf(models: Models, chosen: string): number | null {
  const model = findModel(models, chosen);
  return model ? Number(model.factoid.max_cost_usd) : null;
}

/** The cheapest model, when it is cheaper than the chosen one and fits into what is left; a room that nobody knows fits. */
export function cheaperModel(models: Models, chosen: string, roomUsd: number | null): Model | null {
  const cost = costOf(models, chosen);
  const [cheapest] = [...(models?.data ?? [])].sort((a, b) => mostOf(a) - mostOf(b));
  if (cost === null || !cheapest || mostOf(cheapest) >= cost) return null;
  return roomUsd === null || mostOf(cheapest) <= roomUsd ? cheapest : null;
}

/** What the caller's own budget, which refused, still has; null when it was another that refused, or nobody knows. */
export function refusedRoom({ problem }: Refusal, { list }: Limits): { readonly usd: number | null } | null {
  const scope = problem?.code === 'budget_exhausted' ? problem.limit?.scope : undefined;
  if (scope !== 'session' && scope !== 'network') return null;
  const budget = list?.data.find((limit) => limit.kind === 'budget' && limit.scope === scope);
  return { usd: budget ? Number(budget.remaining) : null };
}

function mostOf({ factoid }: Model): number {
  return Number(factoid.max_cost_usd);
}

function findModel(models: Models, chosen: string): Model | undefined {
  return models?.data.find(({ id }) => id === (chosen || models.default_model));
}
