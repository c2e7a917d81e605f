import type { NanoUsd } from '@factoids/contracts';
import {
  type ArchivedScope,
  type ArchivedShare,
  type Policy,
  type ScopeId,
  scopeName,
  type WindowArchive,
} from '../admission/index.ts';
import { bySize } from './drift-text.ts';
import type { Reconciliation } from './reconcile-window.ts';
import type { ScopeBooks } from './scope-drift.ts';
import type { Share } from './tally.ts';

/** One item holds 400 KB: the shared scopes, the dearest of the others, the dearest keys, the largest differences. */
const ROOM = { scopes: 1_000, shares: 500, drift: 200 } as const;

interface Closing {
  readonly closedAt: string;
  readonly policy: Policy;
}

export function archiveOf(
  { window, tally, scopes, coverage, drift }: Reconciliation,
  { closedAt, policy }: Closing,
): WindowArchive {
  return {
    window,
    closedAt,
    scopes: mostImportant(scopes).map((books) => archivedScope(books, policy)),
    byModel: shares(tally.models),
    byKey: shares(tally.keys),
    coverage,
    drift: bySize(drift).slice(0, ROOM.drift),
    driftCount: drift.length,
  };
}

function mostImportant(scopes: readonly ScopeBooks[]): ScopeBooks[] {
  const rank = ({ scope }: ScopeBooks) => (isShared(scope) ? 0 : 1);
  const dearestFirst = (a: ScopeBooks, b: ScopeBooks) => rank(a) - rank(b) || b.counters.spent - a.counters.spent;
  return [...scopes].sort(dearestFirst).slice(0, ROOM.scopes);
}

const isShared = (scope: ScopeId): boolean => !scope.includes(':');

function archivedScope({ scope, counters, runs }: ScopeBooks, policy: Policy): ArchivedScope {
  return { scope, budget: budgetOf(scope, policy), spent: counters.spent, runs: runs.runs, admitted: counters.admitted };
}

/** A session's depends on whether it was verified, a key's on its tier: neither is known of a day that is over. */
function budgetOf(scope: ScopeId, { budgets }: Policy): NanoUsd | null {
  switch (scopeName(scope)) {
    case 'global':
      return budgets.global;
    case 'anonymous':
      return budgets.anonymous;
    case 'system':
      return budgets.system;
    case 'network':
      return budgets.network;
    default:
      return null;
  }
}

function shares(all: ReadonlyMap<string, Share>): ArchivedShare[] {
  const dearestFirst = [...all].sort(([, a], [, b]) => b.spent - a.spent).slice(0, ROOM.shares);
  return dearestFirst.map(([name, { runs, spent }]) => ({ name, runs, spent }));
}
