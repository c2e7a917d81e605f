import type { Coverage, Drift, Ledger, Window } from '../admission/index.ts';
import type { GenerationLookup, RunStore } from '../runs/index.ts';
import { type BookedCall, bookedCalls, checkCalls } from './check-calls.ts';
import { type ScopeBooks, scopeBooks, scopeDrift } from './scope-drift.ts';
import type { Tally } from './tally.ts';
import { tallyWindow } from './tally-window.ts';

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

export async function readBooks(deps: Pick<ReconcileDeps, 'runs' | 'ledger'>, window: Window): Promise<Books> {
  const calls: BookedCall[] = [];
  const tally = await tallyWindow(deps.runs, window, (run) => void calls.push(...bookedCalls(run)));
  return { window, tally, calls, scopes: scopeBooks(await deps.ledger.listCounters(window), tally) };
}

export async function checkBooks(deps: Pick<ReconcileDeps, 'lookup' | 'hasTime'>, books: Books): Promise<Reconciliation> {
  const { coverage, drift } = await checkCalls(deps, books.calls);
  return { ...books, coverage, drift: [...books.scopes.flatMap(scopeDrift), ...drift] };
}
