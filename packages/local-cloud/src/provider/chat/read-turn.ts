import { takesFactoid } from '../answers/answer-shape.ts';
import { isRecord, jsonObjectsIn } from '../answers/json-in-text.ts';
import { type CompletionRequest, type Message, type Tool, textOf } from '../completions/completion-request.ts';
import { type Source, sourcesIn } from './source.ts';

/** What a tool gave for a call of this turn. */
export interface ToolResult {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly sources: readonly Source[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** A conversation, as far as it tells what is to be said next. */
export interface Turn {
  readonly question: string;
  /** The statement that the conversation is about; null where it is about none. */
  readonly claim: string | null;
  /** What may be called: empty where nothing may. */
  readonly tools: readonly Tool[];
  readonly results: readonly ToolResult[];
  /** All that can be cited, each number once. */
  readonly sources: readonly Source[];
}

/** null for what is no conversation: somebody wants a factoid, or just some words. @param isWords Whether words are what is wanted. */
export function readTurn(request: CompletionRequest, isWords: boolean): Turn | null {
  const { messages } = request;
  const asked = messages.findLastIndex(({ role }) => role === 'user');
  const given = messages.filter(({ role }) => role !== 'assistant' && role !== 'tool').flatMap(dataIn);
  const tools = offered(request);
  const isTalk = given.some(isOfTalk) || messages.some(({ role }) => role === 'tool');
  // Words under rules that offer nothing and tell nothing are a conversation too.
  const isRuled = isWords && messages.some(({ role }) => role === 'system' || role === 'developer');
  if (tools === null || !(tools.length > 0 || isTalk || isRuled)) return null;
  const results = [...given.flatMap(toldResults), ...resultsIn(messages.slice(asked + 1))];
  const sources = [...given.flatMap(sourcesIn), ...results.flatMap((result) => result.sources)];
  return {
    question: questionIn(messages),
    claim: given.map(claimOf).find((claim) => claim !== null) ?? null,
    tools,
    results,
    sources: [...new Map(sources.map((source) => [source.n, source])).values()],
  };
}

/** The data in a message: an object's own, and what it holds under `data`. */
function dataIn(message: Message): Record<string, unknown>[] {
  return jsonObjectsIn(textOf(message)).map((found) => (isRecord(found['data']) ? found['data'] : found));
}

function isOfTalk(data: Record<string, unknown>): boolean {
  return Array.isArray(data['sources']) || Array.isArray(data['tool_results']) || claimOf(data) !== null;
}

/** “Where do they live?” says little by itself: then it is about what the conversation is about. */
export function subjectOf({ question, claim }: Pick<Turn, 'question' | 'claim'>): string {
  const pointsAway = /\b(this|that|it|they|them|he|she)\b/i.test(question);
  return claim !== null && pointsAway ? `${question} ${claim}` : question;
}

/** null where the answer is to be the arguments of one function: that is no talk. */
function offered({ tools, tool_choice: choice }: CompletionRequest): readonly Tool[] | null {
  if (!tools?.length || choice === 'none') return [];
  const isForced = choice != null && choice !== 'auto';
  return isForced || tools.some((tool) => takesFactoid(tool.function.parameters)) ? null : tools;
}

/** The words of the last user message that has any beside data; of data itself only what calls itself a question. */
function questionIn(messages: readonly Message[]): string {
  const said = messages
    .filter(({ role }) => role === 'user')
    .map(textOf)
    .reverse();
  return said.map(questionOf).find((question) => question !== '') ?? '';
}

function questionOf(text: string): string {
  const named = jsonObjectsIn(text).flatMap((data) => [data['question'], data['message']]);
  const question = named.find((value) => typeof value === 'string');
  return (question ?? (text.trimStart().startsWith('{') ? '' : text)).trim();
}

function claimOf({ about, factoid }: Record<string, unknown>): string | null {
  const statement = [about, factoid].find(isRecord)?.['text'];
  return typeof statement === 'string' ? statement : null;
}

/** Results of tools that are told as data, where a request offers none. */
function toldResults({ tool_results: told }: Record<string, unknown>): ToolResult[] {
  const results = Array.isArray(told) ? told.filter(isRecord) : [];
  return results.map(({ tool, result }) => resultOf(typeof tool === 'string' ? tool : '', isRecord(result) ? result : {}));
}

function resultsIn(messages: readonly Message[]): ToolResult[] {
  const calls = new Map(messages.flatMap(({ tool_calls: made }) => (made ?? []).map((call) => [call.id, call.function])));
  return messages.flatMap((message) => {
    const call = calls.get(message.tool_call_id ?? '');
    if (message.role !== 'tool' || call === undefined) return [];
    const [found = {}] = jsonObjectsIn(textOf(message));
    const [given = {}] = jsonObjectsIn(call.arguments);
    return [{ ...resultOf(call.name, found), arguments: given }];
  });
}

function resultOf(name: string, found: Record<string, unknown>): ToolResult {
  const data = isRecord(found['data']) ? found['data'] : found;
  return { name, arguments: {}, sources: sourcesIn(found), data };
}
