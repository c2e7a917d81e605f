import type { RunId } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import { endRun, type Outcome } from './end-run.ts';
import { requireRun } from './require-run.ts';
import { isTerminal, type Run } from './run.ts';
import type { RunQueue } from './run-queue.ts';
import type { RunStore } from './run-store.ts';
import { hear, NOTHING_SAID } from './said.ts';
import { scheduleSettlement } from './settle-run.ts';

interface Deps {
  readonly clock: Clock;
  readonly runs: RunStore;
  readonly queue: RunQueue;
}

/** Whether the worker that held this run is gone after its model call began: nobody may call the model again. */
export function isOrphan(run: Run, now: Date): boolean {
  return !isTerminal(run) && run.calls.length > 0 && run.leaseUntil !== null && Date.parse(run.leaseUntil) <= now.getTime();
}

/** Ends an orphan: cancelled when that was asked for, else failed as `interrupted`. False when it is none; throws when there is no such run. */
export async function interruptRun({ deps, runId }: { deps: Deps; runId: RunId }): Promise<boolean> {
  // The log before the run: if its worker lives after all and begins a call in between, the next place in the log is taken.
  const events = await deps.runs.readEvents(runId, 0, { consistent: true });
  const run = await requireRun(deps.runs, runId);
  if (!isOrphan(run, deps.clock.now())) return false;
  const said = events.reduce(hear, NOTHING_SAID);
  const ended = await endRun({ deps, run, seq: events.at(-1)?.seq ?? 0, outcome: outcomeOf(run), said });
  if (ended) await scheduleSettlement({ deps, run });
  return ended;
}

function outcomeOf(run: Run): Outcome {
  if (run.cancelRequestedAt !== null) return { status: 'cancelled' };
  const problem = new AppError('interrupted', { detail: 'The run was interrupted; please ask again.' }).toProblem();
  return { status: 'failed', problem };
}
