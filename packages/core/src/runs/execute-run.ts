import type { RunId } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import type { DailyStore, FactoidDraft, FactoidRecord, FactoidStore } from '../factoids/index.ts';
import type { IdSource } from '../id-source.ts';
import type { FactoidSearch } from '../search/index.ts';
import { endRun, type Outcome } from './end-run.ts';
import type { FactoidWriter } from './factoid-writer.ts';
import { interruptRun } from './interrupt-run.ts';
import { LostRun, RunCancelled } from './lost-run.ts';
import { insteadOf } from './refused-ending.ts';
import { type Run, usageOf } from './run.ts';
import { openRunLog, type RunLog } from './run-log.ts';
import type { RunQueue } from './run-queue.ts';
import type { RunStore } from './run-store.ts';
import { scheduleSettlement } from './settle-run.ts';
import { watchCancel } from './watch-cancel.ts';
import { writeFactoid } from './write-factoid.ts';

interface Deps {
  readonly clock: Clock;
  readonly ids: Pick<IdSource, 'factoid'>;
  readonly runs: RunStore;
  readonly queue: RunQueue;
  readonly factoids: FactoidStore;
  readonly daily: DailyStore;
  readonly search: Pick<FactoidSearch, 'similar'>;
  readonly writer: FactoidWriter;
  /** Longer than a worker can live. */
  readonly leaseMs: number;
}

interface Input {
  readonly deps: Deps;
  readonly runId: RunId;
  /** Names this execution, so that a lease whose answer got lost is still its own. */
  readonly holder: string;
}

export type Execution = 'ended' | 'lost' | 'not_ours';

const PENDING_SEQ = 1;

/**
 * Runs a run to its end. Safe to be called again for the same run at any time: a live lease, a call already started or
 * an ending make it step aside; an orphan whose call had started is ended, and its model is not called again.
 */
export async function executeRun({ deps, runId, holder }: Input): Promise<Execution> {
  const now = deps.clock.now();
  const until = new Date(now.getTime() + deps.leaseMs).toISOString();
  const run = await deps.runs.takeLease({ id: runId, holder, now: now.toISOString(), until });
  if (!run) return (await interruptRun({ deps, runId })) ? 'ended' : 'not_ours';

  const log = openRunLog({ deps, run, seq: PENDING_SEQ });
  const outcome = await produce(deps, log);
  if (outcome === null) return 'lost';
  const ended = await end(deps, log, outcome);
  if (ended) await scheduleSettlement({ deps, run: log.run() });
  return ended ? 'ended' : 'lost';
}

/** Ends the run so, or as it has to end when its factoid is refused; false when somebody else has the run. */
async function end(deps: Deps, log: RunLog, outcome: Outcome): Promise<boolean> {
  const ending = { deps, run: log.run(), seq: log.seq };
  if (await endRun({ ...ending, outcome })) return true;
  const instead = await insteadOf(deps, ending.run, outcome);
  return instead !== null && endRun({ ...ending, outcome: instead });
}

/** The outcome, or null when somebody else has the run. A store that fails is thrown on: the message comes again. */
async function produce(deps: Deps, log: RunLog): Promise<Outcome | null> {
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
    const draft = await writeFactoid({ deps, log, stop });
    return { status: 'succeeded', factoid: publish(deps, log.run(), draft) };
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

function publish(deps: Deps, run: Run, draft: FactoidDraft): FactoidRecord {
  return {
    ...draft,
    id: deps.ids.factoid(),
    runId: run.id,
    model: run.input.model.id,
    cost: usageOf(run.calls).cost,
    votes: { up: 0, down: 0 },
    offensiveReports: 0,
    hidden: null,
    createdAt: deps.clock.now().toISOString(),
  };
}
