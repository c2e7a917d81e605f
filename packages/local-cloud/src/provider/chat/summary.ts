import * as z from 'zod';
import { jsonObjectsIn } from '../answers/json-in-text.ts';
import { type CompletionRequest, textOf } from '../completions/completion-request.ts';

const Earlier = z.object({
  summary: z.string().nullish(),
  messages: z.array(z.object({ role: z.string(), text: z.string() })),
});
const Told = z.union([Earlier, z.object({ data: Earlier }).transform(({ data }) => data)]);

const MOST_WORDS = 150;
const SENTENCE_CHARS = 120;

/** What the messages that a request tells as data come to: how each of them begins. null where it tells none. */
export function summaryFor({ messages }: CompletionRequest): string | null {
  const last = messages.at(-1);
  const told = last?.role === 'user' ? jsonObjectsIn(textOf(last)).flatMap((data) => Told.safeParse(data).data ?? []) : [];
  const [earlier] = told;
  if (earlier === undefined) return null;
  const lines = earlier.messages.map(({ role, text }) => `${role === 'user' ? 'Asked' : 'Told'}: ${beginningOf(text)}`);
  const words = [earlier.summary ?? '', ...lines].join(' ').split(/\s+/).filter(Boolean);
  return words.slice(-MOST_WORDS).join(' ');
}

function beginningOf(text: string): string {
  const [sentence = ''] = /^.*?(?:[.!?](?=\s|$)|$)/.exec(text.replace(/\s+/g, ' ').trim()) ?? [];
  return sentence.slice(0, SENTENCE_CHARS);
}
