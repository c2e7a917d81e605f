import { type ChatMessage, ChatSessionView, MessageAccepted, parseUsd, RunEvent } from '@factoids/contracts';
import type { LocalCloud } from '@factoids/local-cloud';
import { expect } from 'vitest';
import { openCounterReader, totalOf } from './counter-reader.ts';
import { type Answer, type Visitor, visitor } from './visitor.ts';

/** What the policy says that one search of the web costs. */
const SEARCH_NANOS = 8_000_000;
/** The longest that a message waits which looks up a cost: there are three of them, one after the other. */
const LOOKUPS_MS = 61_000;

interface Said {
  readonly accepted: MessageAccepted;
  readonly events: readonly RunEvent[];
  /** The answer as the terminal event carries it. */
  readonly answer: ChatMessage;
}

/** Somebody's chat, spoken to over plain HTTP. */
export interface Chat {
  readonly reader: Visitor;
  readonly path: string;
  send(text: string): Promise<Answer>;
  /** Sends, and follows the turn to its end. */
  say(text: string): Promise<Said>;
  follow(run: Pick<MessageAccepted, 'stream_url'>, lastEventId?: number): Promise<readonly RunEvent[]>;
  view(): Promise<ChatSessionView>;
}

export async function openChat(cloud: LocalCloud, body: { model?: string; factoid_id?: string } = {}): Promise<Chat> {
  const reader = visitor(cloud.url);
  const opened = await reader.post('/api/chat/sessions', body);
  if (opened.status !== 201) throw new Error(opened.text);
  const path = `/api/chat/sessions/${ChatSessionView.parse(opened.json).id}`;
  const follow: Chat['follow'] = async ({ stream_url: url }, lastEventId) =>
    (await reader.follow(url, lastEventId)).events.map(({ data }) => RunEvent.parse(data));
  const send = (text: string) => reader.post(`${path}/messages`, { message: text });
  return {
    ...{ reader, path, follow, send },
    async say(text) {
      const accepted = acceptedOf(await send(text));
      const events = await follow(accepted);
      return { accepted, events, answer: answerOf(events) };
    },
    view: async () => ChatSessionView.parse((await reader.ask(path)).json),
  };
}

export function acceptedOf({ status, json, text }: Answer): MessageAccepted {
  if (status !== 202) throw new Error(text);
  return MessageAccepted.parse(json);
}

/** Throws what the last event says when it carries no message. */
export function answerOf(events: readonly RunEvent[]): ChatMessage {
  const last = events.at(-1);
  if (last && 'message' in last && last.message) return last.message;
  throw new Error(`no message at the end: ${JSON.stringify(last)}`);
}

export const typesOf = (events: readonly RunEvent[]) => events.map(({ type }) => type);

export function eventsOf<Type extends RunEvent['type']>(events: readonly RunEvent[], type: Type) {
  return events.filter((event): event is Extract<RunEvent, { type: Type }> => event.type === type);
}

/** The words that readers saw: of the last call alone, since another one begins anew. */
export function wordsOf(events: readonly RunEvent[]): string {
  const from = events.findLastIndex(({ type }) => type === 'running');
  return eventsOf(events.slice(from), 'delta')
    .map(({ text }) => text)
    .join('');
}

/** A factoid that somebody had written. */
export async function writtenFactoid(cloud: LocalCloud, topic: string): Promise<{ id: string; text: string }> {
  const reader = visitor(cloud.url);
  const run = (await reader.post('/api/factoids/generate', { topic })).json;
  const { events } = await reader.follow(run.stream_url);
  return events.at(-1)?.data.factoid;
}

interface Books {
  /** Once costs that come late have come and nothing is held any more: what was spent since the books were opened, and what was billed, in nanos. */
  settled(): Promise<{ readonly spent: number; readonly billed: number }>;
}

export async function openBooks(cloud: LocalCloud): Promise<Books> {
  const read = openCounterReader(cloud);
  const spent = async () => totalOf(await read(), 'global', 'spent');
  const billed = () => {
    const searches = cloud.webSearch?.searches.length ?? 0;
    return (cloud.provider?.ledger ?? []).reduce((sum, { cost }) => sum + parseUsd(cost), searches * SEARCH_NANOS);
  };
  const before = { spent: await spent(), billed: billed() };
  return {
    async settled() {
      const held = async () => {
        await cloud.time.advance(LOOKUPS_MS);
        const counters = await read();
        const unsettled = totalOf(counters, 'global', 'committed') - totalOf(counters, 'global', 'spent');
        return { unsettled, open: totalOf(counters, 'global', 'openRuns') };
      };
      await expect.poll(held, { timeout: 10_000, interval: 300 }).toEqual({ unsettled: 0, open: 0 });
      return { spent: (await spent()) - before.spent, billed: billed() - before.billed };
    },
  };
}
