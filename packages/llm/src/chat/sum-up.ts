import { type CallTerms, type ChatSummary, type HistoryEntry, ProviderError } from '@factoids/core';
import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { askModel } from './ask-model.ts';
import type { Caller } from './call-model.ts';
import { SUMMARY_RULES } from './chat-rules.ts';
import { NOTHING_SPENT } from './nothing-spent.ts';
import { jsonBytes, type Prompt, sentPrompt } from './prompt-bytes.ts';
import { shortened } from './shortened.ts';
import { ADDED_BY_PROVIDERS } from './turn-prompt.ts';
import type { ModelAnswer } from './turn-state.ts';

interface Earlier {
  readonly summary: ChatSummary | null;
  readonly entries: readonly HistoryEntry[];
}

const SUMMARY_BYTES = 2_000;
/** Of each message, the longest first try. */
const TEXT_BYTES = [4_000, 1_500, 500];

export interface SummingUp {
  /** null when there is none to be had: the turn goes on without. */
  readonly summary: ChatSummary | null;
  /** Whether a call was granted for it. */
  readonly wasAsked: boolean;
}

/** Has a model say what the earlier messages come to, in a call of its own. */
export async function sumUp(caller: Caller, earlier: Earlier): Promise<SummingUp> {
  const through = earlier.entries.at(-1)?.id;
  if (through === undefined) return { summary: null, wasAsked: false };
  const answer = await answerOrNothing(caller, (terms) => summaryPrompt(earlier, terms));
  const text = answer?.text.trim() ?? '';
  return { summary: text === '' ? null : { text: shortened(text, SUMMARY_BYTES), through }, wasAsked: answer !== null };
}

/** null when the call is refused. A model that is away has nothing to say; the answer may still find another. */
async function answerOrNothing(caller: Caller, promptFor: (terms: CallTerms) => Prompt): Promise<ModelAnswer | null> {
  try {
    return await askModel(caller, { purpose: 'summary', promptFor, takenIds: new Set() });
  } catch (error) {
    if (error instanceof ProviderError && !caller.desk.signal.aborted) return { text: '', requests: [] };
    throw error;
  }
}

/** Long texts are shortened before the oldest are left out. */
function summaryPrompt(earlier: Earlier, { model, maxPromptBytes }: CallTerms): Prompt {
  const room = maxPromptBytes - ADDED_BY_PROVIDERS;
  for (const messages of selections(earlier.entries)) {
    const data = JSON.stringify({ summary: earlier.summary?.text ?? null, messages });
    const prompt = { messages: [new SystemMessage(SUMMARY_RULES), new HumanMessage(data)], tools: [] };
    if (jsonBytes(sentPrompt(prompt, model.id)) <= room) return prompt;
  }
  throw new ProviderError('invalid_output', NOTHING_SPENT);
}

type Told = Pick<HistoryEntry, 'role' | 'text'>;

/** What may be told of the messages, the fullest first. */
function* selections(entries: readonly HistoryEntry[]): Generator<readonly Told[]> {
  let told: readonly Told[] = entries;
  for (const bytes of TEXT_BYTES) {
    told = entries.map(({ role, text }) => ({ role, text: shortened(text, bytes) }));
    yield told;
  }
  for (let from = 1; from < told.length; from += 1) yield told.slice(from);
}
