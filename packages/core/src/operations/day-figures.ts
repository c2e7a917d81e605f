import { addUsd, type NanoUsd, nanoUsd, ZERO_USD } from '@factoids/contracts';
import {
  type ArchivedShare,
  type Counter,
  type ScopeId,
  SHARED_SCOPES,
  type Window,
  type WindowArchive,
} from '../admission/index.ts';
import type { Tally } from '../closing/index.ts';

export interface ScopeFigures {
  readonly scope: ScopeId;
  readonly budget: NanoUsd | null;
  /** How many it admitted. */
  readonly runs: number;
  readonly openRuns: number;
  readonly spent: NanoUsd;
  readonly held: NanoUsd;
  /** The part of what is held that waits for a cost. */
  readonly settling: NanoUsd;
}

/** Where one day's money went. */
export interface DayFigures {
  readonly window: Window;
  readonly scopes: readonly ScopeFigures[];
  readonly byModel: readonly ArchivedShare[];
  readonly byKey: readonly ArchivedShare[];
}

/** A day that is closed: nothing is held any more. */
export function figuresOfArchive({ window, scopes, byModel, byKey }: WindowArchive): DayFigures {
  const nothing = { openRuns: 0, held: ZERO_USD, settling: ZERO_USD };
  return {
    window,
    scopes: scopes.map(({ scope, budget, admitted, spent }) => ({ scope, budget, runs: admitted, spent, ...nothing })),
    byModel,
    byKey,
  };
}

interface OpenDay {
  readonly window: Window;
  readonly counters: readonly Counter[];
  readonly tally: Tally;
  readonly budgetOf: (scope: ScopeId) => NanoUsd | null;
}

/** A day that is not closed yet, as its counters and runs tell it. */
export function figuresOfOpenDay({ window, counters, tally, budgetOf }: OpenDay): DayFigures {
  const settling = new Map([...tally.scopes].map(([scope, sums]) => [scope, sums.settling]));
  return {
    window,
    scopes: scopeFigures(counters, budgetOf, settling),
    byModel: sharesOf(tally.models),
    byKey: sharesOf(tally.keys),
  };
}

function sharesOf(shares: Tally['models']): ArchivedShare[] {
  return [...shares].map(([name, share]) => ({ name, ...share }));
}

/** The counters of a window summed over shards; the shared scopes first, whether or not anything was taken from them. */
export function scopeFigures(
  counters: readonly Counter[],
  budgetOf: (scope: ScopeId) => NanoUsd | null,
  settling: ReadonlyMap<ScopeId, NanoUsd> = new Map(),
): ScopeFigures[] {
  const byScope = Map.groupBy(counters, ({ scope }) => scope);
  const scopes = new Set<ScopeId>([...SHARED_SCOPES, ...byScope.keys()]);
  return [...scopes].map((scope) => {
    const shards = byScope.get(scope) ?? [];
    const spent = addUsd(...shards.map((shard) => shard.spent));
    const committed = addUsd(...shards.map((shard) => shard.committed));
    return {
      scope,
      budget: budgetOf(scope),
      runs: sum(shards.map(({ counts }) => (counts.generate ?? 0) + (counts.chat ?? 0))),
      openRuns: sum(shards.map(({ openRuns }) => openRuns)),
      spent,
      held: nanoUsd(committed - spent),
      settling: settling.get(scope) ?? ZERO_USD,
    };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
