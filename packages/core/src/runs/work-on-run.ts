import type { RunId } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import { endRun, type Outcome } from './end-run.ts';
import { interruptRun } from './interrupt-run.ts';
import { LostRun, RunCancelled } from './lost-run.ts';
import type { Run, RunKind, RunOf } from './run.ts';
import { openRunLog, type RunLog } from './run-log.ts';
import type { RunQueue } from './run-queue.ts';
import type { RunStore } from './run-store.ts';
import { scheduleSettlement } from './settle-run.ts';
import { watchCancel } from './watch-cancel.ts';

export interface WorkDeps {
  readonly clock: Clock;
  readonly runs: RunStore;
  readonly queue: RunQueue;
  /** Longer than a worker can live. */
  readonly leaseMs: number;
}

/** What a worker has in hand. */
export interface Working<Kind extends RunKind> {
  readonly log: RunLog<RunOf<Kind>>;
  /** Aborted to stop what is going on: on cancel, and when the run is lost. */
  readonly stop: AbortController;
}

interface WorkOnRun<Kind extends RunKind> {
  readonly deps: WorkDeps;
  readonly kind: Kind;
  readonly runId: RunId;
  /** Names this execution, so that a lease whose answer got lost is still its own. */
  readonly holder: string;
  /** Makes what the run is for. What it throws as an AppError is how the run fails. */
  readonly work: (working: Working<Kind>) => Promise<Outcome>;
  /** How the run ends when its outcome is refused; null when it is another's by then. */
  readonly insteadOf?: (run: RunOf<Kind>, outcome: Outcome) => Promise<Outcome | null>;
}

export type Execution = 'ended' | 'lost' | 'not_ours';

const PENDING_SEQ = 1;

/**
 * Works on a run to its end. Safe to be called again for the same run at any time: a live lease, a call already started or
 * an ending make it step aside; an orphan whose call had started is ended, and its model is not called again.
 */
export async function workOnRun<Kind extends RunKind>(input: WorkOnRun<Kind>): Promise<Execution> {
  const { deps, kind, runId, holder } = input;
  const now = deps.clock.now();
  const until = new Date(now.getTime() + deps.leaseMs).toISOString();
  const run = await deps.runs.takeLease({ id: runId, holder, now: now.toISOString(), until });
  if (!run) return (await interruptRun({ deps, runId })) ? 'ended' : 'not_ours';
  if (!isOfKind(run, kind)) throw new TypeError(`${runId} is a run of kind ${run.kind}, and came to the worker of ${kind}`);

  const log = openRunLog({ deps, run, seq: PENDING_SEQ });
  const outcome = await produce(input, log);
  if (outcome === null) return 'lost';
  const ended = await end(input, log, outcome);
  if (ended) await scheduleSettlement({ deps, run: log.run() });
  return ended ? 'ended' : 'lost';
}

function isOfKind<Kind extends RunKind>(run: Run, kind: Kind): run is RunOf<Kind> {
  return run.kind === kind;
}

/** Ends the run so, or as it has to end when that is refused; false when somebody else has the run. */
async function end<Kind extends RunKind>(input: WorkOnRun<Kind>, log: RunLog<RunOf<Kind>>, outcome: Outcome): Promise<boolean> {
  const ending = { deps: input.deps, run: log.run(), seq: log.seq, said: log.said };
  if (await endRun({ ...ending, outcome })) return true;
  const instead = (await input.insteadOf?.(log.run(), outcome)) ?? null;
  return instead !== null && endRun({ ...ending, outcome: instead });
}

/** The outcome, or null when somebody else has the run. A store that fails is thrown on: the message comes again. */
async function produce<Kind extends RunKind>({ deps, work }: WorkOnRun<Kind>, log: RunLog<RunOf<Kind>>): Promise<Outcome | null> {
  const stop = new AbortController();
  let isCancelled = log.run().cancelRequestedAt !== null;
  if (isCancelled) return { status: 'cancelled' };
  const watch = watchCancel({
    deps,
    id: log.run().id,
    onCancel: () => {
      isCancelled = true;
      stop.abort();
    },
  });
  try {
    return await work({ log, stop });
  } catch (error) {
    if (error instanceof LostRun) return null;
    if (isCancelled || error instanceof RunCancelled) return { status: 'cancelled' };
    return failure(error);
  } finally {
    watch.stop();
  }
}

function failure(error: unknown): Outcome {
  if (error instanceof AppError && error.code !== 'store_busy') return { status: 'failed', problem: error.toProblem() };
  throw error;
}
