import type { Factoid, Problem, RunEvent, Usage } from '@factoids/contracts';
import { isTerminal } from './parse-run-event.ts';

export type RunPhase = 'idle' | 'pending' | 'running' | 'succeeded' | 'failed' | 'cancelled';

/** A run as its events so far tell it. */
export interface RunState {
  readonly phase: RunPhase;
  /** What the model has written in the present attempt. */
  readonly text: string;
  /** 0 until a model was called, 2 while it repairs its answer. */
  readonly attempt: number;
  readonly model: string | null;
  readonly usage: Usage | null;
  readonly factoid: Factoid | null;
  readonly problem: Problem | null;
  readonly lastSeq: number;
}

export const IDLE_RUN: RunState = {
  phase: 'idle',
  text: '',
  attempt: 0,
  model: null,
  usage: null,
  factoid: null,
  problem: null,
  lastSeq: 0,
};

/** Pure. An event seen before, one from before it, and anything after the terminal event change nothing. */
export function reduceRun(state: RunState, event: RunEvent): RunState {
  if (event.seq <= state.lastSeq || isSettledPhase(state.phase)) return state;
  return { ...state, ...change(state, event), lastSeq: event.seq };
}

export function isSettledPhase(phase: RunPhase): boolean {
  return phase === 'succeeded' || phase === 'failed' || phase === 'cancelled';
}

function change(state: RunState, event: RunEvent): Partial<RunState> {
  if (isTerminal(event)) return ending(event);
  switch (event.type) {
    case 'pending':
      return { phase: 'pending' };
    case 'running':
      return { phase: 'running', attempt: event.attempt, model: event.model, text: '' };
    // Of a chat turn: `reduceTurn` shows them.
    case 'tool_call':
    case 'tool_result':
      return {};
    case 'delta':
      return { phase: 'running', text: state.text + event.text };
    case 'usage': {
      const { prompt_tokens, completion_tokens, cost_usd } = event;
      return { usage: { prompt_tokens, completion_tokens, cost_usd } };
    }
  }
}

function ending(event: Extract<RunEvent, { type: 'succeeded' | 'failed' | 'cancelled' }>): Partial<RunState> {
  switch (event.type) {
    case 'succeeded':
      return { phase: 'succeeded', ...(event.factoid && { factoid: event.factoid, text: event.factoid.text }) };
    case 'failed':
      return { phase: 'failed', problem: event.problem };
    case 'cancelled':
      return { phase: 'cancelled' };
  }
}
