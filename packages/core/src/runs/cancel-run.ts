import type { RunId, RunView, Surface } from '@factoids/contracts';
import type { Principal } from '../accounts/index.ts';
import type { Clock } from '../clock.ts';
import type { FactoidStore } from '../factoids/index.ts';
import { endRun } from './end-run.ts';
import { getRun } from './get-run.ts';
import { requireOwnRun } from './require-own-run.ts';
import { isTerminal, type Run } from './run.ts';
import type { RunStore } from './run-store.ts';

interface Deps {
  readonly clock: Clock;
  readonly runs: RunStore;
  readonly factoids: FactoidStore;
}

interface Input {
  readonly principal: Principal | null;
  readonly id: RunId;
  readonly surface: Surface;
}

const PENDING_SEQ = 1;

/** Stops a run: one that nobody has begun ends here, a running one by its producer, which looks. Repeating is harmless. */
export async function cancelRun({ deps, input }: { deps: Deps; input: Input }): Promise<RunView> {
  await stopRun(deps, await requireOwnRun({ deps, input }));
  return getRun({ deps, input });
}

/** The same for a run whose owner is known to have asked. */
export async function stopRun(deps: Pick<Deps, 'clock' | 'runs'>, run: Run): Promise<void> {
  if (isTerminal(run)) return;
  await deps.runs.requestCancel(run.id, deps.clock.now().toISOString());
  if (run.epoch === 0) await endRun({ deps, run, seq: PENDING_SEQ, outcome: { status: 'cancelled' } });
}
