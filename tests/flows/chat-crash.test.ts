import { parseUsd } from '@factoids/contracts';
import type { FaultRule } from '@factoids/local-cloud';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { acceptedOf, answerOf, type Chat, eventsOf, openBooks, openChat, typesOf, wordsOf, writtenFactoid } from './chatting.ts';
import { openCounterReader, totalOf } from './counter-reader.ts';
import { useLocalCloud } from './local-cloud.ts';
import { OPEN_POLICY } from './open-policy.ts';
import { type Answer, problemOf } from './visitor.ts';

/** Room for one turn of the middling model, and not for any call more. */
const CHAT_BUDGET = '0.028';
const MIDDLING = 'acme/medium';
const MINUTE = 60_000;
const TERMINAL = ['succeeded', 'failed', 'cancelled'];

const open = JSON.parse(OPEN_POLICY);
const policy = { ...open, budgets: { ...open.budgets, chat_session: CHAT_BUDGET } };
const cloud = useLocalCloud({
  env: { ADMISSION_POLICY: JSON.stringify(policy) },
  withoutSchedules: 'all',
  warm: { 'chat-worker': 8, 'api-chat': 2, search: 1, stream: 1 },
  // As many as two cores can start while fifty visitors wait for their answers.
  atMost: { 'chat-worker': 8 },
});
let repairs: (() => void)[] = [];

beforeAll(async () => {
  await writtenFactoid(cloud(), 'otters');
}, MINUTE);
afterEach(() => {
  for (const repair of repairs) repair();
  repairs = [];
  provider().settings.behaviour = () => ({});
  provider().release();
  if (cloud().webSearch) Object.assign(cloud().webSearch ?? {}, { behaviour: () => ({}) });
});

function provider() {
  const { provider: offline } = cloud();
  if (!offline) throw new Error('no offline provider');
  return offline;
}

function inject(rule: FaultRule): void {
  repairs.push(cloud().faults.inject(rule));
}

const slowWords = { answer: 'Otters hold hands while they sleep. '.repeat(40), tokensPerSecond: 40 };

/** Comes back when readers have seen a first word. */
async function firstWord(chat: Chat, url: string): Promise<void> {
  const cookie = chat.reader.cookies.join('; ');
  const gone = new AbortController();
  const response = await fetch(new URL(url, cloud().url), { headers: { cookie }, signal: gone.signal });
  let seen = '';
  for await (const piece of response.body ?? []) {
    seen += Buffer.from(piece).toString('utf8');
    if (seen.includes('event: delta')) break;
  }
  gone.abort();
}

const UNKNOWN_TO_US = 'before the provider has sent its headers';

/** In which a turn waits, and how it gets there; what its promise gives is when it is there. */
const PHASES: Readonly<
  Record<string, { readonly question: string; readonly begin: () => (chat: Chat, url: string) => Promise<void> }>
> = {
  'before any worker has it': {
    question: 'Otters?',
    begin: () => {
      inject(({ functionName, nth }) => (functionName === 'chat-worker' && nth === 1 ? { latencyMs: 700 } : undefined));
      return async () => undefined;
    },
  },
  [UNKNOWN_TO_US]: {
    question: 'Otters?',
    begin: () => {
      const there = Promise.withResolvers<void>();
      provider().settings.behaviour = () => ({ silence: 'before_headers', onStep: () => there.resolve() });
      return () => there.promise;
    },
  },
  'amid its words': {
    question: 'Otters?',
    begin: () => {
      provider().settings.behaviour = () => slowWords;
      return firstWord;
    },
  },
  'during a tool': {
    question: 'Is it true that otters hold hands?',
    begin: () => {
      const there = Promise.withResolvers<void>();
      Object.assign(cloud().webSearch ?? {}, { behaviour: () => ({ silence: true, onSearch: () => there.resolve() }) });
      return () => there.promise;
    },
  },
};

describe('a turn that is cancelled', () => {
  it.each(Object.entries(PHASES))(
    '%s ends once, keeps what was said, costs what was billed, and leaves the chat free',
    async (phase, { question, begin }) => {
      const books = await openBooks(cloud());
      const chat = await openChat(cloud());
      const there = begin();
      const accepted = acceptedOf(await chat.send(question));
      const following = chat.follow(accepted);
      await there(chat, accepted.stream_url);
      const cancelled = await chat.reader.post(`${chat.path}/cancel`);
      expect(cancelled.status).toBe(200);
      const events = await following;
      expect(typesOf(events).filter((type) => TERMINAL.includes(type))).toEqual(['cancelled']);
      expect(events.at(-1)?.type).toBe('cancelled');
      const answer = answerOf(events);
      expect(answer).toMatchObject({
        status: phase === 'amid its words' ? 'interrupted' : 'failed',
        text: wordsOf(events).trim(),
      });
      expect((await chat.view()).messages.at(-1)).toMatchObject({ id: answer.id, text: answer.text, status: answer.status });
      for (const repair of repairs) repair();
      provider().settings.behaviour = () => ({});
      Object.assign(cloud().webSearch ?? {}, { behaviour: () => ({}) });
      const { spent, billed } = await books.settled();
      // Whose generation nobody knows is settled at its bound: better too much than a call for free.
      if (phase === UNKNOWN_TO_US)
        expect([spent >= billed, spent <= parseUsd(accepted.quote.max_cost_usd)]).toEqual([true, true]);
      else expect(spent).toBe(billed);
      expect((await chat.say('And octopuses?')).answer.status).toBe('complete');
    },
  );
});

describe('a worker that is killed amid its words', () => {
  it.each(['brought back by its queue', 'found by the reaper'])(
    'leaves a turn that is %s: it ends once, with what readers saw',
    async (how) => {
      provider().settings.behaviour = () => slowWords;
      const books = await openBooks(cloud());
      const chat = await openChat(cloud());
      const accepted = acceptedOf(await chat.send('Otters?'));
      await firstWord(chat, accepted.stream_url);
      let deaths = 0;
      inject(({ functionName }) => {
        if (functionName !== 'chat-worker' || deaths > 0) return undefined;
        deaths += 1;
        return 'kill_before';
      });
      await expect.poll(() => deaths).toBe(1);
      const calls = provider().ledger.length;
      const view = await chat.view();
      expect([view.running?.run_id, view.messages.length]).toEqual([accepted.run_id, 1]);
      // The lease has two minutes, the queue eleven.
      await cloud().time.advance((how === 'found by the reaper' ? 3 : 12) * MINUTE);
      if (how === 'found by the reaper') await cloud().runSchedule('reap-runs');
      const events = await chat.follow(accepted);
      expect(typesOf(events).filter((type) => TERMINAL.includes(type))).toEqual(['failed']);
      expect(events.at(-1)).toMatchObject({ problem: { code: 'interrupted', retryable: true } });
      expect(answerOf(events)).toMatchObject({ status: 'interrupted', text: wordsOf(events).trim() });
      expect(slowWords.answer.startsWith(wordsOf(events))).toBe(true);
      expect(provider().ledger.length).toBe(calls);
      expect((await chat.view()).messages.map(({ status }) => status)).toEqual(['complete', 'interrupted']);
      provider().settings.behaviour = () => ({});
      expect((await chat.say('And octopuses?')).answer.status).toBe('complete');
      const { spent, billed } = await books.settled();
      expect(spent).toBe(billed);
    },
  );
});

it('closes without tools when more money is refused, and refuses the next message in words', async () => {
  const searching = { calls: [{ name: 'search_factoids', arguments: { query: 'otters' } }] };
  provider().settings.behaviour = ({ tools }) => (tools?.length ? searching : {});
  const chat = await openChat(cloud(), { model: MIDDLING });
  const { accepted, events, answer } = await chat.say('Otters?');
  const bound = parseUsd(accepted.quote.max_cost_usd);
  // The test means something only as long as one turn fits into the budget of a chat, and a turn with a call more does not.
  expect([bound <= parseUsd(CHAT_BUDGET), 1.5 * bound > parseUsd(CHAT_BUDGET)]).toEqual([true, true]);
  expect(eventsOf(events, 'running')).toHaveLength(2);
  expect(answer).toMatchObject({ status: 'complete', text: expect.stringContaining('otter') });
  const refused = await chat.send('And octopuses?');
  expect(refused.status).toBe(402);
  expect(problemOf(refused)).toMatchObject({
    code: 'budget_exhausted',
    retryable: false,
    detail: expect.stringMatching(/chat/i),
    limit: { scope: 'chat', kind: 'budget' },
  });
  expect((await chat.view()).messages).toHaveLength(2);
});

it('answers fifty chats at once, or says when to come again, and every cost is in the books', async () => {
  const books = await openBooks(cloud());
  const chats = await Promise.all(Array.from({ length: 50 }, () => openChat(cloud())));
  const sent = await Promise.all(chats.map((chat) => chat.send('Otters?')));
  const refused = sent.filter(({ status }) => status !== 202);
  for (const answer of refused) expect([answer.status >= 429, isWordly(answer)]).toEqual([true, true]);
  const taken = chats.flatMap((chat, at) => (sent[at]?.status === 202 ? [chat] : []));
  expect(taken.length).toBeGreaterThan(0);
  const read = openCounterReader(cloud());
  await expect.poll(async () => totalOf(await read(), 'global', 'openRuns'), { timeout: 40_000, interval: 300 }).toBe(0);
  const views = await Promise.all(taken.map((chat) => chat.view()));
  const statuses = views.map(({ messages }) => messages.map(({ role, status }) => `${role} ${status}`).join());
  expect(new Set(statuses)).toEqual(new Set(['user complete,assistant complete']));
  const { spent, billed } = await books.settled();
  expect(spent).toBe(billed);
});

function isWordly(answer: Answer): boolean {
  return problemOf(answer).detail.length > 0 && answer.headers.has('retry-after');
}
