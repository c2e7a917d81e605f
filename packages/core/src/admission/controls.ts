import { type Policy, parsePolicy } from './policy.ts';
import type { Boost, SharedScope, Window } from './scope.ts';

/** What an operator has stopped. */
export interface Kill {
  /** `all`, `anonymous`, or `model:<id>`. */
  readonly target: string;
  readonly at: string;
}

/** The one item with everything that an operator sets; each admission reads it, so that a change works at once. */
export interface Controls {
  readonly policy: Policy;
  /** As it was set, for showing and for merging. */
  readonly policyJson: string;
  readonly kills: readonly Kill[];
  readonly boosts: readonly Boost[];
  /** How many shards the shared scopes have in `window`, in which the policy was changed: they stay as they were until it is over. */
  readonly shards: { readonly window: Window; readonly counts: Readonly<Partial<Record<SharedScope, number | undefined>>> };
  /** Grows with each change; a change is made to the version that it read. */
  readonly version: number;
}

/** What holds before an operator has set anything. */
export function seedControls(policyJson: string): Controls {
  return { policy: parsePolicy(policyJson), policyJson, kills: [], boosts: [], shards: { window: '', counts: {} }, version: 1 };
}
