import { type Drift, type Window, windowOf } from '../admission/index.ts';
import type { Clock } from '../clock.ts';
import { type ReconcileDeps, type Reconciliation, reconcileWindow } from './reconcile-window.ts';

const LOOKS = 4;
const BETWEEN_LOOKS_MS = 1_000;

/**
 * Reconciles a window by hand, changing nothing. A day that goes on is read while it moves, so that only what differs by the
 * same amount at every look is reported.
 */
export async function verifyWindow({
  deps,
  window,
}: {
  deps: ReconcileDeps & { clock: Clock };
  window: Window;
}): Promise<Reconciliation> {
  let books = await reconcileWindow({ deps, window });
  let { drift } = books;
  const isMoving = window >= windowOf(deps.clock.now()) || books.tally.open.length > 0;
  for (let look = 1; look < LOOKS && isMoving && drift.length > 0; look += 1) {
    await deps.clock.sleep(BETWEEN_LOOKS_MS);
    books = await reconcileWindow({ deps, window });
    const before = new Set(drift.map(identityOf));
    drift = books.drift.filter((each) => before.has(identityOf(each)));
  }
  return { ...books, drift };
}

/** The two figures move on together; what is between them stays, if it is real. */
function identityOf(drift: Drift): string {
  const what = drift.kind === 'scope' ? `${drift.scope} ${drift.figure}` : drift.generationId;
  return `${what} ${drift.found - drift.expected}`;
}
