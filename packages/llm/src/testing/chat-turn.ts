import type { ServerResponse } from 'node:http';
import { MessageId } from '@factoids/contracts';
import {
  type CallPurpose,
  type CallTerms,
  type CallTrace,
  type HistoryEntry,
  type ProviderError,
  type ProviderUsage,
  TURN_CALL,
  type TurnBrief,
  type TurnDesk,
  type WriterModel,
} from '@factoids/core';
import { type ChatAgentOptions, openRouterChatAgent } from '../chat/open-router-chat-agent.ts';
import {
  contentChunk,
  finishChunk,
  openStream,
  pieces,
  type ScriptedProvider,
  type SeenRequest,
  sendData,
  startScriptedProvider,
  usageChunk,
} from './scripted-provider.ts';
import { API_KEY } from './write-request.ts';

export const SEARCH = {
  name: 'search_factoids',
  description: 'Finds factoids.',
  parameters: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
};
/** A call of it, as a step of a scripted model says it. */
export const search = (query: string) => ({ name: SEARCH.name, args: { query } });
export const FOUND = JSON.stringify({ sources: [{ n: 1, title: 'Otters', url: '/f/1', excerpt: 'They drift.' }], data: null });
const LOOK_UP = { name: 'get_factoid', description: 'Reads one.', parameters: { type: 'object', properties: {} } };

/** One answer of a scripted model: a text, calls of tools, or whatever else it does with the response. */
export type Step = string | Said | ((response: ServerResponse, request: SeenRequest) => void | Promise<void>);

export interface Said {
  readonly text?: string;
  readonly calls?: readonly { readonly name: string; readonly args: unknown; readonly id?: string }[];
}

/** A model that does one step a request, and the last one again and again. */
export function modelThat(...steps: readonly Step[]): Promise<ScriptedProvider> {
  let made = 0;
  return startScriptedProvider(async (response, request) => {
    const step = steps[Math.min(made, steps.length - 1)]!;
    made += 1;
    if (typeof step === 'function') await step(response, request);
    else sendAnswer(response, typeof step === 'string' ? { text: step } : step, made);
  });
}

function sendAnswer(response: ServerResponse, { text = '', calls = [] }: Said, made: number): void {
  openStream(response, { generationId: `gen-${made}` });
  for (const piece of pieces(text)) sendData(response, contentChunk(piece));
  for (const [index, { name, args, id = `call_${made}_${index}` }] of calls.entries()) {
    const json = typeof args === 'string' ? args : JSON.stringify(args);
    sendData(response, callChunk({ index, id, type: 'function', function: { name, arguments: '' } }));
    for (const piece of pieces(json, 7)) sendData(response, callChunk({ index, function: { arguments: piece } }));
  }
  sendData(response, finishChunk(calls.length > 0 ? 'tool_calls' : 'stop'));
  sendData(response, usageChunk('0.00001'));
  response.end('data: [DONE]\n\n');
}

export function callChunk(...calls: readonly object[]): object {
  return { id: 'gen-1', choices: [{ index: 0, delta: { role: 'assistant', tool_calls: calls }, finish_reason: null }] };
}

export function refusing(status: number): Step {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { code: status, message: 'no' } }));
  };
}

export function terms(changes: Partial<CallTerms> & { readonly id?: string; readonly tools?: boolean } = {}): CallTerms {
  const { id = 'acme/small', tools = true, ...rest } = changes;
  const model: WriterModel = { id, structuredOutput: true, tools };
  const maxPrice = { promptUsdPerMillion: '0.15', completionUsdPerMillion: '0.6', requestUsd: '0' };
  return { model, maxTokens: TURN_CALL.maxTokens, maxPrice, maxPromptBytes: 30_000, ...rest };
}

export function brief(changes: Partial<TurnBrief> = {}): TurnBrief {
  const { contextBytes, historyBytes, toolBytes } = TURN_CALL;
  return {
    purpose: 'talk',
    question: 'Why do otters hold hands?',
    factoid: { text: 'Sea otters hold paws while asleep.', subject: 'Otters' },
    summary: null,
    history: [],
    tools: [SEARCH, LOOK_UP],
    limits: { contextBytes, historyBytes, toolBytes },
    ...changes,
  };
}

export function said(index: number, role: HistoryEntry['role'], text: string): HistoryEntry {
  return { id: MessageId.parse(`msg_${String(index).padStart(26, '0')}`), role, text };
}

interface DeskScript {
  readonly terms?: CallTerms;
  /** Whether the call may be made; `nth` counts the asking of all purposes from 1. */
  readonly grants?: (purpose: CallPurpose, nth: number) => boolean;
  readonly instead?: CallTerms | null;
  readonly tool?: (name: string, args: unknown) => string;
  readonly sources?: Awaited<ReturnType<TurnDesk['retrieve']>>;
  readonly signal?: AbortSignal;
  readonly onSay?: (text: string) => void;
}

/** A desk that notes everything. */
export function deskThat(script: DeskScript = {}) {
  const begun: string[] = [];
  const retrieved: string[] = [];
  const heard: string[] = [];
  const used: { readonly id: string; readonly name: string; readonly arguments: unknown }[] = [];
  const generations: string[] = [];
  const usages: ProviderUsage[] = [];
  const failures: ProviderError[] = [];
  const traces: CallTrace[] = [];
  const desk: TurnDesk = {
    signal: script.signal ?? new AbortController().signal,
    retrieve: async (text) => {
      retrieved.push(text);
      return script.sources ?? [];
    },
    beginCall: async (purpose) => {
      begun.push(purpose);
      return (script.grants?.(purpose, begun.length) ?? true) ? (script.terms ?? terms()) : null;
    },
    beginInstead: async (purpose, failure) => {
      begun.push(`${purpose} instead of ${failure.code}`);
      return script.instead ?? null;
    },
    noteGeneration: (id) => void (generations.includes(id) || generations.push(id)),
    noteUsage: (usage) => void usages.push(usage),
    noteFailure: (failure) => void failures.push(failure),
    noteTrace: (trace) => void traces.push(trace),
    say: (text) => {
      heard.push(text);
      script.onSay?.(text);
    },
    useTool: async (call) => {
      used.push(call);
      return script.tool?.(call.name, call.arguments) ?? JSON.stringify({ sources: [], data: null });
    },
  };
  return { desk, begun, retrieved, heard, used, generations, usages, failures, traces };
}

export function agentAt({ baseUrl }: ScriptedProvider, options: Partial<ChatAgentOptions> = {}) {
  return openRouterChatAgent({ baseUrl, apiKey: API_KEY, idleTimeoutMs: 5_000, totalTimeoutMs: 10_000, ...options });
}

type Messages = readonly { readonly role: string; readonly content: string; readonly tool_call_id?: string }[];

/** What a request put to the model. */
export const messagesOf = (provider: ScriptedProvider, nth: number): Messages => provider.requests[nth]!.body.messages;
