import type { Problem, RunEventBody, TerminalEventBody } from '@factoids/contracts';
import type { IdempotencyRecord } from '../admission/index.ts';
import type { Clock } from '../clock.ts';
import { type FactoidRecord, viewFactoid } from '../factoids/index.ts';
import { closeHold } from './close-hold.ts';
import { type Run, usageOf } from './run.ts';
import type { RunStore } from './run-store.ts';
import { viewUsage } from './run-view.ts';

export type Outcome =
  | { readonly status: 'succeeded'; readonly factoid: FactoidRecord }
  | { readonly status: 'failed'; readonly problem: Problem }
  | { readonly status: 'cancelled' };

interface EndRun {
  readonly deps: { readonly clock: Clock; readonly runs: RunStore };
  readonly run: Run;
  /** The last event that its writer knows of. */
  readonly seq: number;
  readonly outcome: Outcome;
  readonly forget?: IdempotencyRecord | null;
}

/** Writes a run's last events and its state; false when somebody else ended it, wrote on, or took more, in the meantime. */
export function endRun({ deps, run, seq, outcome, forget = null }: EndRun): Promise<boolean> {
  const usage: RunEventBody[] = run.calls.length > 0 ? [{ type: 'usage', ...viewUsage(usageOf(run.calls)) }] : [];
  return deps.runs.finish(
    { runId: run.id, epoch: run.epoch, seq },
    {
      at: deps.clock.now().toISOString(),
      events: [...usage, terminalEvent(outcome)],
      calls: run.calls,
      ...closeHold(run, run.calls),
      pieces: run.holds.length,
      factoid: outcome.status === 'succeeded' ? outcome.factoid : null,
      daily: outcome.status === 'succeeded' ? run.daily : null,
      problem: outcome.status === 'failed' ? outcome.problem : null,
      forget,
    },
  );
}

function terminalEvent(outcome: Outcome): TerminalEventBody {
  switch (outcome.status) {
    case 'succeeded':
      return { type: 'succeeded', factoid: viewFactoid(outcome.factoid) };
    case 'failed':
      return { type: 'failed', problem: outcome.problem };
    case 'cancelled':
      return { type: 'cancelled' };
  }
}
