import type { NanoUsd } from '@factoids/contracts';
import type { Policy } from './policy.ts';
import type { Boost, Window } from './scope.ts';

/** What an operator has stopped. */
export interface Kill {
  /** `all`, `anonymous`, or a model's id. */
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
  /** The highest budget of each shared scope that was in force in `window`. */
  readonly peaks: { readonly window: Window; readonly budgets: Readonly<Record<string, NanoUsd>> };
  /** Grows with each change; a change is made to the version that it read. */
  readonly version: number;
}

export function peaksIn(controls: Controls, window: Window): Readonly<Record<string, NanoUsd>> {
  return controls.peaks.window === window ? controls.peaks.budgets : {};
}
