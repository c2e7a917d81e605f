import type { Clock } from '../clock.ts';
import { interruptRun, isOrphan } from './interrupt-run.ts';
import { isTerminal, type Run, type RunKind } from './run.ts';
import type { RunQueue } from './run-queue.ts';
import type { RunStore } from './run-store.ts';
import { SETTLEMENT_DELAYS_SECONDS } from './settle-run.ts';

const REAP = { resendAfterMs: 30_000, settleAfterMs: 180_000, batch: 200 } as const;

interface Deps {
  readonly clock: Clock;
  readonly runs: RunStore;
  /** To whom a run's messages go. */
  readonly queues: Readonly<Record<RunKind, RunQueue>>;
}

export type Remedy = 'none' | 'resend' | 'interrupt' | 'settle';
export type Reaped = Record<Remedy, number>;

/** What an open run needs. A message that waits long is sent again ever more rarely: 30 s, 1, 2, 4 … minutes apart. */
export function remedyFor(run: Run, now: Date): Remedy {
  const since = (at: string) => now.getTime() - Date.parse(at);
  if (isTerminal(run)) {
    return run.hold === 'settling' && since(run.finishedAt ?? run.createdAt) >= REAP.settleAfterMs ? 'settle' : 'none';
  }
  if (isOrphan(run, now)) return 'interrupt';
  const isHeld = run.leaseUntil !== null && since(run.leaseUntil) < 0;
  const isOverdue = since(run.sentAt) >= REAP.resendAfterMs * 2 ** Math.min(run.sends - 1, 10);
  return !isHeld && run.calls.length === 0 && isOverdue ? 'resend' : 'none';
}

/**
 * Gives every run that was left behind what it needs: one pass over the open ones. A run that cannot be helped now does not
 * keep the others waiting; what went wrong is thrown once the pass is over.
 */
export async function reapRuns({ deps }: { deps: Deps }): Promise<Reaped> {
  const now = deps.clock.now();
  const madeBefore = new Date(now.getTime() - REAP.resendAfterMs).toISOString();
  const open = await deps.runs.listOpen({ madeBefore, limit: REAP.batch });
  const reaped: Reaped = { none: 0, resend: 0, interrupt: 0, settle: 0 };
  const failures: unknown[] = [];
  for (const run of open) {
    const remedy = remedyFor(run, now);
    reaped[remedy] += 1;
    await apply(deps, run, remedy).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${open.length} open runs could not be helped`);
  return reaped;
}

async function apply(deps: Deps, run: Run, remedy: Remedy): Promise<void> {
  const queue = deps.queues[run.kind];
  if (remedy === 'interrupt') {
    await interruptRun({ deps: { ...deps, queue }, runId: run.id });
  } else if (remedy === 'settle') {
    const last = SETTLEMENT_DELAYS_SECONDS.length - 1;
    await queue.send({ type: 'run.settlement_due', run_id: run.id, lookup: last });
  } else if (remedy === 'resend' && (await deps.runs.markResent(run, deps.clock.now().toISOString()))) {
    await queue.send({ type: 'run.requested', run_id: run.id });
  }
}
