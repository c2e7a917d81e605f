import { formatUsd } from '@factoids/contracts';
import { type Controls, type Drift, type Ledger, seedControls, type Window, windowOf } from '../admission/index.ts';
import type { Clock } from '../clock.ts';
import type { NoticeQueue } from '../notices/index.ts';
import { archiveOf } from './archive-of.ts';
import { bySize, driftText } from './drift-text.ts';
import { checkBooks, type ReconcileDeps, type Reconciliation, readBooks } from './reconcile-window.ts';

const DAY_MS = 24 * 3_600_000;

/** So many days before today are looked at: one whose hold stayed open over midnight is closed by a later pass. */
const DAYS_BACK = 7;

/**
 * The indexes may lag a moment behind, and an admission lasts 10 s at the most: whatever is seen so long after midnight is
 * the truth. A difference that is seen earlier is left to the next pass; agreement is not, since a lag can only take it away.
 */
const BELIEVED_AFTER_MS = 10 * 60_000;

interface Deps extends ReconcileDeps {
  readonly clock: Clock;
  readonly ledger: Ledger;
  /** Where the policy in force is; null before the first one. */
  readonly controls: { load(): Promise<Controls | null> };
  readonly notices: NoticeQueue;
}

export interface ClosedDay {
  readonly window: Window;
  /**
   * `closed` by this pass; `known`: closed before; `open`: a hold is, `stuck` for more than a day; `unsure`: the books differ,
   * and it is too soon to believe it; `empty`: nobody came.
   */
  readonly outcome: 'closed' | 'known' | 'open' | 'stuck' | 'unsure' | 'empty';
  readonly drift: readonly Drift[];
}

/** Closes each of the last days that is not closed yet, oldest first. Nothing waits for it: late or twice, it changes no admission. */
export async function closeDays({ deps }: { deps: Deps }): Promise<ClosedDay[]> {
  const nowMs = deps.clock.now().getTime();
  const windows = Array.from({ length: DAYS_BACK }, (_, index) => windowOf(new Date(nowMs - (DAYS_BACK - index) * DAY_MS)));
  const closed: ClosedDay[] = [];
  for (const window of windows) closed.push(await closeDay({ deps, window }));
  return closed;
}

/**
 * Once a day's last hold is gone, which its runs tell: reconciles it, archives it and tells of it, once. A pass that dies
 * between the two leaves the archive, and its failure rings. Throws RangeError for a day that is not over.
 */
export async function closeDay({ deps, window }: { deps: Deps; window: Window }): Promise<ClosedDay> {
  const now = deps.clock.now();
  if (window >= windowOf(now)) throw new RangeError(`the day ${window} is not over`);
  if (await deps.ledger.findArchive(window)) return { window, outcome: 'known', drift: [] };
  const sinceMs = now.getTime() - (Date.parse(`${window}T00:00:00.000Z`) + DAY_MS);
  const books = await readBooks(deps, window);
  if (books.tally.open.length > 0) return { window, outcome: sinceMs > DAY_MS ? 'stuck' : 'open', drift: [] };
  if (books.scopes.length === 0) return { window, outcome: 'empty', drift: [] };
  const reconciled = await checkBooks(deps, books);
  const { drift } = reconciled;
  if (drift.length > 0 && sinceMs < BELIEVED_AFTER_MS) return { window, outcome: 'unsure', drift };
  const { policy } = (await deps.controls.load()) ?? seedControls('{}');
  const archive = archiveOf(reconciled, { closedAt: now.toISOString(), policy });
  if (!(await deps.ledger.archive(archive))) return { window, outcome: 'known', drift: [] };
  await announce(deps.notices, reconciled);
  return { window, outcome: 'closed', drift };
}

async function announce(notices: NoticeQueue, { window, tally, coverage, drift }: Reconciliation): Promise<void> {
  await notices.raise({
    type: 'notice.day_closed',
    window,
    spent_usd: formatUsd(tally.spent),
    runs: tally.runs,
    calls: coverage.calls,
    calls_verified: coverage.verified,
    calls_estimated: coverage.estimated,
    estimated_usd: formatUsd(coverage.estimatedAmount),
    overestimated_usd: formatUsd(coverage.overestimatedAmount),
    drifts: drift.length,
  });
  const [largest] = bySize(drift);
  if (largest) await notices.raise({ type: 'notice.drift', window, drifts: drift.length, largest: driftText(largest) });
}
