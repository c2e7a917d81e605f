import type { CallPurpose, CallTerms, ProviderError, TurnDesk } from '@factoids/core';
import { openRouterChatModel } from '../chat-model.ts';
import { type CallEvent, type CallOptions, streamCall } from '../stream-call.ts';
import { answerFragments } from './answer-fragments.ts';
import { type Prompt, sentPrompt, toolParams } from './prompt-bytes.ts';
import type { ModelAnswer } from './turn-state.ts';

/** Who calls, and through what. */
export interface Caller {
  readonly options: CallOptions;
  readonly desk: TurnDesk;
}

export interface ModelCall {
  readonly purpose: CallPurpose;
  readonly terms: CallTerms;
  readonly prompt: Prompt;
  /** Of calls of tools before, in this turn. */
  readonly takenIds: ReadonlySet<string>;
}

export interface CallOutcome {
  /** What was written until the end, whole or not. */
  readonly answer: ModelAnswer;
  readonly failure: ProviderError | null;
}

/** Makes one model call: one HTTP attempt, ended by the desk's signal. What it came to is told to the desk, however it ends. */
export async function callModel(caller: Caller, call: ModelCall): Promise<CallOutcome> {
  const { desk } = caller;
  const fragments = answerFragments();
  const written = () => fragments.answer(call.takenIds);
  for await (const event of openCall(caller, call)) {
    if (event.type === 'generation') {
      desk.noteGeneration(event.generationId);
    } else if (event.type === 'chunk') {
      const hasWords = fragments.push(event.chunk);
      if (hasWords && call.purpose !== 'summary') desk.say(written().text);
    } else {
      noteEnd(desk, call, { event, answer: written() });
      return { answer: markedWhereCut(written(), event.record.finishReason), failure: event.failure };
    }
  }
  throw new Error('a call ends with its end');
}

/** Whoever reads half a sentence sees that it is one. */
function markedWhereCut(answer: ModelAnswer, finishReason: string | null): ModelAnswer {
  const isCut = finishReason === 'length' || finishReason === 'content_filter';
  return isCut && answer.text.trim() !== '' ? { ...answer, text: `${answer.text.trimEnd()}…` } : answer;
}

function openCall({ options, desk }: Caller, { purpose, terms, prompt }: ModelCall): AsyncGenerator<CallEvent> {
  return streamCall(options, desk.signal, ({ send, signal }) => {
    const model = openRouterChatModel({ ...terms, temperature: null }, options, send);
    const { callbacks } = options;
    const tools = prompt.tools.length === 0 ? {} : { tools: toolParams(prompt.tools) };
    const config = { signal, runName: `chat-${purpose}`, ...tools, ...(callbacks ? { callbacks } : {}) };
    return model.stream([...prompt.messages], config);
  });
}

interface End {
  readonly event: Extract<CallEvent, { type: 'ended' }>;
  readonly answer: ModelAnswer;
}

function noteEnd(desk: TurnDesk, { purpose, terms, prompt }: ModelCall, { event: { record, failure }, answer }: End): void {
  const { generationId, usage, finishReason } = record;
  if (generationId !== null) desk.noteGeneration(generationId);
  if (failure !== null) desk.noteFailure(failure);
  else if (usage !== null) desk.noteUsage(usage);
  const model = terms.model.id;
  desk.noteTrace({ purpose, model, prompt: sentPrompt(prompt, model), completion: answer, finishReason });
}
