import type { Budgets } from './commands.ts';

/** A policy with these budgets, and these rates for whoever asks. */
export function policyJson(budgets: Budgets, rates: readonly string[] | null): string {
  const own = { session: rates, session_verified: rates, key_free: rates, key_pro: rates };
  return JSON.stringify({
    budgets,
    rates: { generate: { ...own, network: null, global: rates === null ? null : ['300/min'] } },
    models: { max_usd_per_million_tokens: null },
  });
}
