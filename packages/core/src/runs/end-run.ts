import type { ChatMessage, Problem, RunEventBody, TerminalEventBody } from '@factoids/contracts';
import type { IdempotencyRecord } from '../admission/index.ts';
import type { Clock } from '../clock.ts';
import { type FactoidRecord, viewFactoid } from '../factoids/index.ts';
import { closeHold } from './close-hold.ts';
import { type Answer, endTurn } from './end-turn.ts';
import { type Run, usageOf } from './run.ts';
import type { RunStore } from './run-store.ts';
import { viewUsage } from './run-view.ts';
import { NOTHING_SAID } from './said.ts';
import type { Said, TurnEnding } from './turn.ts';

export type Outcome =
  | { readonly status: 'succeeded'; readonly factoid: FactoidRecord }
  | { readonly status: 'succeeded'; readonly answer: Answer }
  /** Of work that leaves nothing in public. */
  | { readonly status: 'succeeded' }
  | { readonly status: 'failed'; readonly problem: Problem }
  | { readonly status: 'cancelled' };

interface EndRun {
  readonly deps: { readonly clock: Clock; readonly runs: RunStore };
  readonly run: Run;
  /** The last event that its writer knows of. */
  readonly seq: number;
  readonly outcome: Outcome;
  /** What readers have seen of a chat turn's answer. */
  readonly said?: Said;
  readonly forget?: IdempotencyRecord | null;
}

/** Writes a run's last events and its state; false when somebody else ended it, wrote on, or took more, in the meantime. */
export function endRun({ deps, run, seq, outcome, said = NOTHING_SAID, forget = null }: EndRun): Promise<boolean> {
  const at = deps.clock.now().toISOString();
  const usage: RunEventBody[] = run.calls.length > 0 ? [{ type: 'usage', ...viewUsage(usageOf(run.calls)) }] : [];
  const factoid = 'factoid' in outcome ? outcome.factoid : null;
  const turn = turnOf({ run, outcome, said, at });
  return deps.runs.finish(
    { runId: run.id, epoch: run.epoch, seq },
    {
      at,
      events: [...usage, terminalEvent(outcome, turn)],
      calls: run.calls,
      ...closeHold(run, run.calls),
      pieces: run.holds.length,
      factoid,
      daily: factoid ? run.daily : null,
      turn,
      problem: outcome.status === 'failed' ? outcome.problem : null,
      forget,
    },
  );
}

interface Ended extends Required<Pick<EndRun, 'run' | 'outcome' | 'said'>> {
  readonly at: string;
}

function turnOf({ run, outcome, said, at }: Ended): TurnEnding | null {
  if (run.kind !== 'chat') return null;
  return endTurn({ run, answer: 'answer' in outcome ? outcome.answer : null, said, at });
}

function terminalEvent(outcome: Outcome, turn: TurnEnding | null): TerminalEventBody {
  const left: { message?: ChatMessage } = turn ? { message: turn.answer } : {};
  switch (outcome.status) {
    case 'succeeded':
      return { type: 'succeeded', ...('factoid' in outcome ? { factoid: viewFactoid(outcome.factoid) } : {}), ...left };
    case 'failed':
      return { type: 'failed', problem: outcome.problem, ...left };
    case 'cancelled':
      return { type: 'cancelled', ...left };
  }
}
