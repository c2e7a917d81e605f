import { ProviderError, TURN_CALL, type TurnBrief } from '@factoids/core';
import { END, START, StateGraph } from '@langchain/langgraph';
import { askModel } from './ask-model.ts';
import type { Caller } from './call-model.ts';
import { isCheck, questionOf } from './chat-rules.ts';
import { sourcesWithin } from './data-message.ts';
import { bytesOf, latestWithin } from './fit-history.ts';
import { NOTHING_SPENT } from './nothing-spent.ts';
import { jsonBytes } from './prompt-bytes.ts';
import { sumUp } from './sum-up.ts';
import { turnPrompt } from './turn-prompt.ts';
import { type ModelAnswer, type Round, type ToolResult, TurnState } from './turn-state.ts';

export interface Turn extends Caller {
  readonly brief: TurnBrief;
}

/** Steps of the graph in the longest turn: the start and two before the first call, each call and each round of tools between, the end. */
export const MOST_STEPS = 2 * TURN_CALL.calls + 3;

type Update = Partial<TurnState>;

/** One turn as a graph: retrieve → summarise → agent ⇄ tools → finish. It is kept by nobody: a turn that is lost is lost as a whole. */
export function turnGraph(turn: Turn) {
  return new StateGraph(TurnState)
    .addNode('retrieve', () => retrieve(turn))
    .addNode('summarise', () => summarise(turn))
    .addNode('agent', (state: TurnState) => answer(turn, state))
    .addNode('tools', (state: TurnState) => useTools(turn, state))
    .addNode('finish', finish)
    .addEdge(START, 'retrieve')
    .addEdge('retrieve', 'summarise')
    .addEdge('summarise', 'agent')
    .addConditionalEdges('agent', ({ answer: { requests } }) => (requests.length > 0 ? 'tools' : 'finish'), ['tools', 'finish'])
    .addEdge('tools', 'agent')
    .addEdge('finish', END)
    .compile();
}

async function retrieve({ brief, desk }: Turn): Promise<Update> {
  const sought = isCheck(brief) && brief.factoid ? brief.factoid.text : questionOf(brief);
  return { sources: sourcesWithin(await desk.retrieve(sought), brief) };
}

/** What does not fit is summed up, or left out when no call is to be had for it: it is never sent again and again. */
async function summarise(turn: Turn): Promise<Update> {
  const { summary, history, limits, ...brief } = turn.brief;
  // In a check, nothing that was said before steers the verdict.
  if (isCheck(brief)) return { history: [], summary: null };
  const summaryBytes = jsonBytes(summary?.text ?? '');
  if (summaryBytes + bytesOf(history) <= limits.historyBytes) return { history, summary };
  const latest = latestWithin(history, limits.historyBytes / 4);
  const entries = history.slice(0, history.length - latest.length);
  const made = await sumUp(turn, { summary, entries });
  const calls = made.wasAsked ? 1 : 0;
  if (made.summary !== null) return { calls, history: latest, summary: made.summary, summedUp: true };
  return { calls, history: latestWithin(history, limits.historyBytes - summaryBytes), summary };
}

async function answer(turn: Turn, state: TurnState): Promise<Update> {
  const calls = state.calls + 1;
  const asked = calls < TURN_CALL.calls ? await ask(turn, state, 'answer') : null;
  if (asked) return { calls, answer: asked };
  const closed = await ask(turn, state, 'closing');
  if (!closed) throw new ProviderError('invalid_output', NOTHING_SPENT);
  return { calls, answer: closed };
}

async function ask(turn: Turn, state: TurnState, purpose: 'answer' | 'closing'): Promise<ModelAnswer | null> {
  let isOffered = false;
  const asked = await askModel(turn, {
    purpose,
    takenIds: new Set(state.rounds.flatMap(({ results }) => results.map(({ id }) => id))),
    promptFor: (terms) => {
      const prompt = turnPrompt({ brief: turn.brief, state, purpose }, terms);
      isOffered = prompt.tools.length > 0;
      return prompt;
    },
  });
  // Who was offered none and calls one all the same is heard only.
  return asked && !isOffered ? { ...asked, requests: [] } : asked;
}

async function useTools({ desk }: Turn, { rounds, answer: { text, requests } }: TurnState): Promise<Update> {
  const results: ToolResult[] = [];
  for (const request of requests) results.push({ ...request, result: await desk.useTool(request) });
  const round: Round = { text, results };
  return { rounds: [...rounds, round] };
}

function finish({ answer: { text } }: TurnState): Update {
  if (text.trim() === '') throw new ProviderError('invalid_output');
  return {};
}
