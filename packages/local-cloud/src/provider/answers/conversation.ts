import { type CompletionRequest, textOf } from '../completions/completion-request.ts';
import { isRecord, jsonObjectsIn } from './json-in-text.ts';

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

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
