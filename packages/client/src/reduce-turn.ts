import type { ChatMessage, ChatSource, Problem, RunEvent, ToolUse, Usage } from '@factoids/contracts';
import { isTerminal } from './parse-run-event.ts';
import { isSettledPhase, type RunPhase } from './reduce-run.ts';

/** A tool that the answer is being made with. */
export type ToolProgress = Omit<ToolUse, 'status'> & { readonly status: ToolUse['status'] | 'running' };

/** A turn of a chat as its events so far tell it. */
export interface TurnState {
  readonly phase: RunPhase;
  /** What the model says at present; at the end the answer as it is kept. */
  readonly text: string;
  readonly model: string | null;
  /** In the order in which they were asked for. */
  readonly tools: readonly ToolProgress[];
  /** What `[n]` in the text may stand for; at the end only what is cited. */
  readonly sources: readonly ChatSource[];
  readonly usage: Usage | null;
  /** null until the end, and after it where only the run's status was to be had: then the session has it. */
  readonly message: ChatMessage | null;
  readonly problem: Problem | null;
  readonly lastSeq: number;
}

export const IDLE_TURN: TurnState = {
  phase: 'idle',
  text: '',
  model: null,
  tools: [],
  sources: [],
  usage: null,
  message: null,
  problem: null,
  lastSeq: 0,
};

/** Pure. An event seen before, one from before it, and anything after the terminal event change nothing. */
export function reduceTurn(state: TurnState, event: RunEvent): TurnState {
  if (event.seq <= state.lastSeq || isSettledPhase(state.phase)) return state;
  return { ...state, ...change(state, event), lastSeq: event.seq };
}

function change(state: TurnState, event: RunEvent): Partial<TurnState> {
  if (isTerminal(event)) return ending(state, event);
  switch (event.type) {
    case 'pending':
      return { phase: 'pending' };
    case 'running':
      return { phase: 'running', model: event.model, text: '' };
    case 'delta':
      return { phase: 'running', text: state.text + event.text };
    case 'tool_call': {
      const { id, name, label } = event;
      return { tools: [...state.tools, { id, name, label, status: 'running', summary: '', sources: [] }] };
    }
    case 'tool_result': {
      const { id, status, summary, sources } = event;
      const tools = state.tools.map((tool) => (tool.id === id ? { ...tool, status, summary, sources } : tool));
      return { tools, sources: [...state.sources, ...sources] };
    }
    case 'usage': {
      const { prompt_tokens, completion_tokens, cost_usd } = event;
      return { usage: { prompt_tokens, completion_tokens, cost_usd } };
    }
  }
}

type Ending = Extract<RunEvent, { type: 'succeeded' | 'failed' | 'cancelled' }>;

function ending(state: TurnState, event: Ending): Partial<TurnState> {
  const phase = event.type;
  const problem = event.type === 'failed' ? event.problem : null;
  const { message } = event;
  if (!message) return { phase, problem, tools: state.tools.map((tool) => endedTool(tool, phase)) };
  const { text, tools, sources, usage } = message;
  return { phase, problem, message, text, tools, sources, usage: usage ?? state.usage };
}

/** Nothing is under way any more, whether its result was seen or not. */
function endedTool(tool: ToolProgress, phase: Ending['type']): ToolProgress {
  if (tool.status !== 'running') return tool;
  return { ...tool, status: phase === 'succeeded' ? 'done' : 'failed' };
}
