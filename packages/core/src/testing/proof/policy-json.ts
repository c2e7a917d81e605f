import type { Budgets } from './commands.ts';

/** How often something is said in one chat, where anything is limited. */
export const CHAT_RATE = '4/min';

/** A policy with these budgets, and these rates for whoever asks. */
export function policyJson(budgets: Budgets, rates: readonly string[] | null): string {
  const own = { session: rates, session_verified: rates, key_free: rates, key_pro: rates };
  const of = { ...own, network: null, global: rates === null ? null : ['300/min'] };
  return JSON.stringify({
    budgets,
    rates: { generate: of, chat: { ...of, chat_session: rates === null ? null : [CHAT_RATE] } },
    models: { max_usd_per_million_tokens: null },
  });
}
