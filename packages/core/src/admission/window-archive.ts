import type { NanoUsd, RunId } from '@factoids/contracts';
import type { ScopeId, Window } from './scope.ts';

/** What one scope's window was when it ended. */
export interface ArchivedScope {
  readonly scope: ScopeId;
  /** What the policy in force at the close gives it, without boosts; null: no limit, or it depends on who it is. */
  readonly budget: NanoUsd | null;
  readonly spent: NanoUsd;
  /** How many runs took something from it. */
  readonly runs: number;
  /** How many requests its counter let in. */
  readonly admitted: number;
}

/** The runs of one model or one key, and what they cost. */
export interface ArchivedShare {
  readonly name: string;
  readonly runs: number;
  readonly spent: NanoUsd;
}

/** Two records of the same thing that differ; the difference is `found − expected`, in nano-dollars or runs, never zero. */
export type Drift =
  /** A scope's counters against what its runs say. */
  | {
      readonly kind: 'scope';
      readonly scope: ScopeId;
      readonly figure: 'spent' | 'committed' | 'open_runs';
      readonly expected: number;
      readonly found: number;
    }
  /** What a call was booked at (`found`) against what the provider says it cost (`expected`). */
  | {
      readonly kind: 'provider';
      readonly runId: RunId;
      readonly generationId: string;
      readonly expected: number;
      readonly found: number;
    };

/** How well the day's calls are covered by what the provider says. */
export interface Coverage {
  readonly calls: number;
  /** The provider said the same to the nano-dollar; a call that never got a name at the provider and cost nothing counts too. */
  readonly verified: number;
  /** The provider does not know the call (any more), could not be asked, or there was no time left to ask. */
  readonly unverifiable: number;
  /** Settled at the bound, because the cost was never learned. */
  readonly estimated: number;
  readonly estimatedAmount: NanoUsd;
  /** How much of that the provider says, by now, was never billed. */
  readonly overestimatedAmount: NanoUsd;
}

/** A window as it ended: written once, when its last hold is gone, and never changed. */
export interface WindowArchive {
  readonly window: Window;
  /** ISO 8601. */
  readonly closedAt: string;
  /** All that are shared, the keys, and the dearest of the sessions and networks: one item has room for no more. */
  readonly scopes: readonly ArchivedScope[];
  readonly byModel: readonly ArchivedShare[];
  readonly byKey: readonly ArchivedShare[];
  readonly coverage: Coverage;
  /** The largest of them; `driftCount` says how many there are. */
  readonly drift: readonly Drift[];
  readonly driftCount: number;
}
