import { addUsd, type NanoUsd, ZERO_USD } from '@factoids/contracts';
import type { Counter, Drift, ScopeId } from '../admission/index.ts';
import type { ScopeTally, Tally } from './tally.ts';

/** A scope's counters and its runs, side by side. */
export interface ScopeBooks {
  readonly scope: ScopeId;
  readonly counters: {
    readonly spent: NanoUsd;
    readonly committed: NanoUsd;
    readonly openRuns: number;
    readonly admitted: number;
  };
  readonly runs: Readonly<ScopeTally>;
}

const NO_RUNS: ScopeTally = { runs: 0, spent: ZERO_USD, held: ZERO_USD, settling: ZERO_USD, openRuns: 0 };

/** Every scope that either of the two knows, in the order of their names. */
export function scopeBooks(counters: readonly Counter[], tally: Tally): ScopeBooks[] {
  const shards = Map.groupBy(counters, ({ scope }) => scope);
  const scopes = new Set([...shards.keys(), ...tally.scopes.keys()]);
  return [...scopes].sort().map((scope) => {
    return { scope, counters: sumOf(shards.get(scope) ?? []), runs: tally.scopes.get(scope) ?? NO_RUNS };
  });
}

function sumOf(shards: readonly Counter[]): ScopeBooks['counters'] {
  return {
    spent: addUsd(ZERO_USD, ...shards.map(({ spent }) => spent)),
    committed: addUsd(ZERO_USD, ...shards.map(({ committed }) => committed)),
    openRuns: shards.reduce((sum, { openRuns }) => sum + openRuns, 0),
    admitted: shards.reduce((sum, { counts }) => sum + (counts.generate ?? 0) + (counts.chat ?? 0), 0),
  };
}

/** Where a scope's counters differ from its runs: by one nano-dollar is by too much. */
export function scopeDrift({ scope, counters, runs }: ScopeBooks): Drift[] {
  const figures = [
    { figure: 'spent', expected: runs.spent, found: counters.spent },
    { figure: 'committed', expected: addUsd(runs.spent, runs.held), found: counters.committed },
    { figure: 'open_runs', expected: runs.openRuns, found: counters.openRuns },
  ] as const;
  return figures.filter(({ expected, found }) => expected !== found).map((figure) => ({ kind: 'scope', scope, ...figure }));
}
