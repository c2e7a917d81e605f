import { type CallPurpose, type CallTerms, ProviderError, type ToolOffer, type TurnBrief } from '@factoids/core';
import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import { questionOf, rulesFor } from './chat-rules.ts';
import { dataMessage } from './data-message.ts';
import { roundsWithin } from './fit-rounds.ts';
import { NOTHING_SPENT } from './nothing-spent.ts';
import { jsonBytes, type Prompt, sentPrompt } from './prompt-bytes.ts';
import { shortened } from './shortened.ts';
import type { Round, ToolResult, TurnState } from './turn-state.ts';

/** Tokens that no request shows: the frame of a chat, and what providers write into the prompt for functions. */
export const ADDED_BY_PROVIDERS = 900;
/** Of what a model wrote beside its calls of tools, this much is shown to it again. */
const ASIDE_BYTES = 1_000;
const LEAST_TOOL_BYTES = 100;

/** What goes into the prompt of an answer; each part may become less. */
interface Draft extends Pick<TurnState, 'history' | 'summary' | 'sources' | 'rounds'> {
  readonly toolBytes: number;
}

interface Frame {
  readonly brief: TurnBrief;
  readonly purpose: CallPurpose;
  readonly tools: readonly ToolOffer[];
}

/** One thing less, or null when there is nothing left of it. */
type GiveWay = (draft: Draft) => Draft | null;

/** In this order: the conversation, what was retrieved, older results. */
const GIVE_WAY: readonly GiveWay[] = [
  (draft) => (draft.history.length > 0 ? { ...draft, history: draft.history.slice(1) } : null),
  (draft) => (draft.summary === null ? null : { ...draft, summary: null }),
  (draft) => (draft.sources.length > 0 ? { ...draft, sources: draft.sources.slice(0, -1) } : null),
  (draft) =>
    draft.rounds.length > 0 && draft.toolBytes > LEAST_TOOL_BYTES ? { ...draft, toolBytes: draft.toolBytes / 2 } : null,
  (draft) => (draft.rounds.length > 0 ? { ...draft, rounds: draft.rounds.slice(1) } : null),
];

interface Occasion {
  readonly brief: TurnBrief;
  readonly state: TurnState;
  readonly purpose: 'answer' | 'closing';
}

/** The prompt of an answer within the bound that its call is held for. Throws `invalid_output`, nothing spent, when not even the question fits. */
export function turnPrompt({ brief, state, purpose }: Occasion, { model, maxPromptBytes }: CallTerms): Prompt {
  const frame = { brief, purpose, tools: model.tools && purpose === 'answer' ? brief.tools : [] };
  const room = maxPromptBytes - ADDED_BY_PROVIDERS;
  const fits = (prompt: Prompt) => jsonBytes(sentPrompt(prompt, model.id)) <= room;
  let draft: Draft = { ...state, toolBytes: brief.limits.toolBytes };
  for (const giveWay of GIVE_WAY) {
    for (let less: Draft | null = draft; less !== null; less = giveWay(less)) {
      draft = less;
      const prompt = promptOf(frame, draft);
      if (fits(prompt)) return prompt;
    }
  }
  throw new ProviderError('invalid_output', NOTHING_SPENT);
}

function promptOf({ brief, purpose, tools }: Frame, { history, summary, sources, rounds, toolBytes }: Draft): Prompt {
  const kept = roundsWithin(rounds, toolBytes);
  const hasTools = tools.length > 0;
  // A request without tools must not speak of calls of them: some providers refuse it. What they returned is data then.
  const data = dataMessage({ factoid: brief.factoid, summary, sources, rounds: hasTools ? [] : kept });
  const messages = [
    new SystemMessage(rulesFor(brief, purpose, hasTools)),
    data,
    ...history.map(({ role, text }) => (role === 'user' ? new HumanMessage(text) : new AIMessage(text))),
    new HumanMessage(questionOf(brief)),
    ...(hasTools ? kept.flatMap(roundMessages) : []),
  ];
  return { messages, tools };
}

function roundMessages({ text, results }: Round): BaseMessage[] {
  const toolCalls = results.map((use) => ({ type: 'tool_call' as const, id: use.id, name: use.name, args: argumentsOf(use) }));
  const answers = results.map(({ id, result }) => new ToolMessage({ tool_call_id: id, content: result }));
  return [new AIMessage({ content: shortened(text, ASIDE_BYTES), tool_calls: toolCalls }), ...answers];
}

/** Providers refuse a call whose arguments are no object, even in what came before. */
function argumentsOf({ arguments: args }: ToolResult): Record<string, unknown> {
  return typeof args === 'object' && args !== null && !Array.isArray(args) ? { ...args } : {};
}
