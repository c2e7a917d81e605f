import { addUsd, type NanoUsd, ZERO_USD } from '@factoids/contracts';
import type { ArchivedShare, ScopeId, Window } from '../admission/index.ts';
import { type Run, type RunStore, usageOf } from '../runs/index.ts';

/** What the runs of a window tell that no counter does. */
export interface RunTally {
  readonly byModel: readonly ArchivedShare[];
  /** By key id. */
  readonly byKey: readonly ArchivedShare[];
  /** What is held for runs that have ended, until the provider tells their cost. */
  readonly settling: ReadonlyMap<ScopeId, NanoUsd>;
}

const PAGE = 100;

/** Reads all runs of a window, page by page. */
export async function tallyRuns(runs: Pick<RunStore, 'listByWindow'>, window: Window): Promise<RunTally> {
  const tally = emptyTally();
  let cursor: string | null = null;
  do {
    const { data, next_cursor } = await runs.listByWindow(window, { limit: PAGE, cursor });
    for (const run of data) tally.add(run);
    cursor = next_cursor;
  } while (cursor !== null);
  return tally.total();
}

/** Adds runs up one by one, so that a long day needs no more room than a short one. */
function emptyTally(): { add(run: Run): void; total(): RunTally } {
  const byModel = new Map<string, ArchivedShare>();
  const byKey = new Map<string, ArchivedShare>();
  const settling = new Map<ScopeId, NanoUsd>();
  return {
    add(run) {
      const spent = settledCost(run);
      addShare(byModel, run.input.model.id, spent);
      if (run.owner.startsWith('key:')) addShare(byKey, run.owner.slice('key:'.length), spent);
      if (run.hold !== 'settling') return;
      const pieces = run.holds.filter((piece) => piece.window === run.window);
      for (const { scope, amount } of pieces) settling.set(scope, addUsd(settling.get(scope) ?? ZERO_USD, amount));
    },
    total: () => ({ byModel: [...byModel.values()], byKey: [...byKey.values()], settling }),
  };
}

/** As the counters have it: nothing is spent before the hold is settled. */
function settledCost({ hold, calls }: Run): NanoUsd {
  return hold === 'settled' ? (usageOf(calls).cost ?? ZERO_USD) : ZERO_USD;
}

function addShare(shares: Map<string, ArchivedShare>, name: string, spent: NanoUsd): void {
  const share = shares.get(name) ?? { name, runs: 0, spent: ZERO_USD };
  shares.set(name, { name, runs: share.runs + 1, spent: addUsd(share.spent, spent) });
}
