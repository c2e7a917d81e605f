import { type CompletionRequest, textOf } from '../completions/completion-request.ts';

/** What a conversation asks for: a topic (null: anything), and all of its text, in which facts already told stand. */
export interface Wish {
  readonly topic: string | null;
  readonly heard: string;
  /** Whether an earlier answer was turned down because somebody has said it already. */
  readonly isRepeat: boolean;
}

const TOPIC_KEYS = ['topic', 'subject', 'about'] as const;

/** Reads the topic from JSON in a user message, the last one first; without any, the words of the last user message are it. */
export function readWish(request: CompletionRequest): Wish {
  const asked = request.messages
    .filter((message) => message.role === 'user')
    .map(textOf)
    .reverse();
  const data = asked.flatMap(jsonObjectsIn);
  const heard = [...request.messages.map(textOf), ...data.flatMap(stringsIn)].join('\n');
  const named = data.map(topicOf).find((topic) => topic !== undefined);
  const topic = named === undefined ? (asked[0] ?? '') : named;
  return { topic: topic.trim() === '' ? null : topic, heard, isRepeat: data.some(turnsDownRepeat) };
}

/** The topic that a piece of JSON names: '' when it says that there is none, undefined when it does not speak of one. */
function topicOf(data: Record<string, unknown>): string | undefined {
  for (const key of TOPIC_KEYS) {
    if (key in data) return typeof data[key] === 'string' ? data[key] : '';
  }
  return undefined;
}

function turnsDownRepeat({ rejected }: Record<string, unknown>): boolean {
  return isRecord(rejected) && typeof rejected['reason'] === 'string' && /\balready\b/.test(rejected['reason']);
}

/** Every JSON object in a text, wherever it stands. */
function jsonObjectsIn(text: string): Record<string, unknown>[] {
  const objects: Record<string, unknown>[] = [];
  for (let start = text.indexOf('{'); start !== -1; start = text.indexOf('{', start + 1)) {
    const end = endOfObject(text, start);
    const parsed = parseObject(text.slice(start, end));
    if (parsed === undefined) continue;
    objects.push(parsed);
    start = end - 1;
  }
  return objects;
}

/** One past the brace that closes the one at `start`; braces inside strings do not count. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  const marks = /"(?:[^"\\]|\\.)*"|[{}]/gs;
  marks.lastIndex = start;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '{') depth += 1;
    if (mark[0] === '}') depth -= 1;
    if (depth === 0) return marks.lastIndex;
  }
  return start + 1;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
