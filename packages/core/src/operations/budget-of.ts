import { addUsd, type NanoUsd } from '@factoids/contracts';
import type { KeyTier } from '../accounts/index.ts';
import { type Controls, type Policy, type ScopeId, type ScopeName, scopeName } from '../admission/index.ts';
import { activeBoosts } from './boosts.ts';

const POLICY_NAME = {
  global: 'global',
  anonymous: 'anonymous',
  system: 'system',
  session: 'session',
  network: 'network',
  chat: 'chat_session',
} as const satisfies Record<Exclude<ScopeName, 'key'>, keyof Policy['budgets']>;

interface InForce {
  readonly controls: Pick<Controls, 'policy' | 'boosts'>;
  readonly now: Date;
  /** Of the key that the scope is; null for other scopes, and where it is not known. */
  readonly tier: KeyTier | null;
}

/** A scope's budget with its boosts; null without a limit, or when it is not known. Of a session the one before a human check. */
export function budgetOf(scope: ScopeId, { controls, now, tier }: InForce): NanoUsd | null {
  const name = scopeName(scope);
  if (name === 'key' && tier === null) return null;
  const budget = controls.policy.budgets[name === 'key' ? (`key_${tier ?? 'free'}` as const) : POLICY_NAME[name]];
  const boosts = activeBoosts(controls.boosts, now).filter((boost) => boost.scope === scope);
  return budget === null ? null : addUsd(budget, ...boosts.map(({ amount }) => amount));
}
