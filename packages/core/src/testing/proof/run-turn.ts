import { type RunId, ZERO_USD } from '@factoids/contracts';
import { FACTOID_CALL, type HoldPiece } from '../../admission/index.ts';
import { AppError } from '../../app-error.ts';
import { endRun, type Outcome } from '../../runs/end-run.ts';
import { ProviderError } from '../../runs/index.ts';
import { interruptRun } from '../../runs/interrupt-run.ts';
import { LostRun, RunCancelled } from '../../runs/lost-run.ts';
import { openRunLog, type RunLog } from '../../runs/run-log.ts';
import { scheduleSettlement } from '../../runs/settle-run.ts';
import { topUpRun } from '../../runs/top-up-run.ts';
import type { FakeProvider, ModelCall } from './fake-provider.ts';
import type { Ports } from './ports.ts';

interface Turn {
  readonly deps: Ports;
  readonly provider: FakeProvider;
  readonly runId: RunId;
  readonly holder: string;
  /** Calls beyond those that the quote covers: each takes more first. */
  readonly further: number;
  /** Whether it closes the run when it cannot know if its top-up was made. */
  readonly closesBlindly: boolean;
  readonly callOf: () => ModelCall;
}

const PROBLEM = new AppError('interrupted').toProblem();

/** A worker as a run with several calls needs it: more is held before each further one, and without it the run is closed. */
export async function runTurn(turn: Turn): Promise<void> {
  const { deps, runId, holder } = turn;
  const now = deps.clock.now();
  const until = new Date(now.getTime() + deps.leaseMs).toISOString();
  const run = await deps.runs.takeLease({ id: runId, holder, now: now.toISOString(), until });
  if (!run) return void (await interruptRun({ deps, runId }));
  const log = openRunLog({ deps, run, seq: 1 });
  const written = { holds: run.holds };
  const outcome = await outcomeOf(turn, log, written);
  if (outcome === null) return;
  const ended = await endRun({ deps, run: { ...log.run(), holds: written.holds }, seq: log.seq, outcome });
  if (ended) await scheduleSettlement({ deps, run: log.run() });
}

async function outcomeOf(turn: Turn, log: RunLog, written: { holds: readonly HoldPiece[] }): Promise<Outcome | null> {
  try {
    for (let attempt = 1; attempt <= FACTOID_CALL.attempts + turn.further; attempt += 1) {
      if (attempt > FACTOID_CALL.attempts) await takeMore(turn, log, written);
      await log.startCall({ type: 'running', model: log.run().input.model.id, attempt });
      await callModel(turn, log);
    }
    return { status: 'failed', problem: PROBLEM };
  } catch (error) {
    if (error instanceof LostRun) return null;
    if (error instanceof RunCancelled) return { status: 'cancelled' };
    const isUnsure = error instanceof AppError && error.code === 'store_busy';
    if (!(error instanceof AppError) || (isUnsure && !turn.closesBlindly)) throw error;
    return { status: 'failed', problem: PROBLEM };
  }
}

async function takeMore({ deps }: Turn, log: RunLog, written: { holds: readonly HoldPiece[] }): Promise<void> {
  const run = { ...log.run(), holds: written.holds };
  const longer = await topUpRun({
    deps,
    run,
    seq: log.seq,
    action: 'generate',
    amount: run.quote.callMaxCost,
    model: run.input.model.id,
  });
  written.holds = longer.holds;
}

async function callModel({ provider, callOf }: Turn, log: RunLog): Promise<void> {
  try {
    for await (const event of provider.answerCall(callOf(), new AbortController().signal)) {
      if (event.type === 'generation') log.noteGeneration(event.generationId);
      if (event.type === 'finished' && event.usage) log.noteUsage(event.usage);
    }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (error.generationId !== null) log.noteGeneration(error.generationId);
    const unbilled = error.billed ? error.usage : { promptTokens: 0, completionTokens: 0, cost: ZERO_USD };
    if (unbilled) log.noteUsage(unbilled);
  }
}
