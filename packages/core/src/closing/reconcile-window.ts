import type { Page } from '@factoids/contracts';
import { type Coverage, type Drift, type Ledger, previousWindow, type Window } from '../admission/index.ts';
import type { GenerationLookup, Run, RunStore } from '../runs/index.ts';
import { type BookedCall, bookedCalls, checkCalls } from './check-calls.ts';
import { type ScopeBooks, scopeBooks, scopeDrift } from './scope-drift.ts';
import { newTally, type Tally, tallyRun } from './tally.ts';

const PAGE = 200;

export interface ReconcileDeps {
  readonly ledger: Pick<Ledger, 'listCounters'>;
  readonly runs: Pick<RunStore, 'listByWindow'>;
  readonly lookup: GenerationLookup;
  /** Whether there is time left to ask the provider about further calls. */
  readonly hasTime: () => boolean;
}

/** A window's counters beside what its runs say, and the calls that the provider can be asked about. */
interface Books {
  readonly window: Window;
  readonly tally: Readonly<Tally>;
  readonly scopes: readonly ScopeBooks[];
  readonly calls: readonly BookedCall[];
}

/** A window's counters, its runs and the provider's ledger, held against each other. */
export interface Reconciliation extends Books {
  readonly coverage: Coverage;
  readonly drift: readonly Drift[];
}

/**
 * Reads everything of a window and changes nothing. Runs and counters are found over indexes that lag a moment behind: what
 * one of the two has not got yet shows as a difference, never as agreement, so that a difference is worth a second look.
 */
export async function reconcileWindow({ deps, window }: { deps: ReconcileDeps; window: Window }): Promise<Reconciliation> {
  return checkBooks(deps, await readBooks(deps, window));
}

/** With the runs of the day before, since one that went on over midnight may have taken more from this window. */
export async function readBooks(deps: Pick<ReconcileDeps, 'runs' | 'ledger'>, window: Window): Promise<Books> {
  const tally = newTally(window);
  const calls: BookedCall[] = [];
  for await (const run of runsOf(deps, previousWindow(window))) tallyRun(tally, run);
  for await (const run of runsOf(deps, window)) {
    tallyRun(tally, run);
    calls.push(...bookedCalls(run));
  }
  return { window, tally, calls, scopes: scopeBooks(await deps.ledger.listCounters(window), tally) };
}

async function* runsOf({ runs }: Pick<ReconcileDeps, 'runs'>, window: Window): AsyncGenerator<Run> {
  let cursor: string | null = null;
  do {
    const page: Page<Run> = await runs.listByWindow(window, { limit: PAGE, cursor });
    yield* page.data;
    cursor = page.next_cursor;
  } while (cursor !== null);
}

export async function checkBooks(deps: Pick<ReconcileDeps, 'lookup' | 'hasTime'>, books: Books): Promise<Reconciliation> {
  const { coverage, drift } = await checkCalls(deps, books.calls);
  return { ...books, coverage, drift: [...books.scopes.flatMap(scopeDrift), ...drift] };
}
