import type { RunEvent } from '@factoids/contracts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptedOf, eventsOf, openChat, typesOf, wordsOf, writtenFactoid } from './chatting.ts';
import { useLocalCloud } from './local-cloud.ts';
import { problemOf, visitor } from './visitor.ts';

const cloud = useLocalCloud({ withoutSchedules: 'all', warm: { 'chat-worker': 2, search: 1, stream: 1 } });
const OTTERS = 'What do you know about otters?';
const FIXED_RULES = 'You answer questions about facts';
let otters: { id: string; text: string };

beforeAll(async () => {
  otters = await writtenFactoid(cloud(), 'otters');
  await writtenFactoid(cloud(), 'octopus');
}, 60_000);
beforeEach(() => {
  provider().settings.behaviour = () => ({});
  web().behaviour = () => ({});
});

function provider() {
  const { provider: offline } = cloud();
  if (!offline) throw new Error('no offline provider');
  return offline;
}

function web() {
  const { webSearch } = cloud();
  if (!webSearch) throw new Error('no web search on this machine');
  return webSearch;
}

/** The completions that were asked for from here on, as the provider saw them. */
function requestsFrom(at: number) {
  const seen = provider().requests.slice(at);
  return seen.filter(({ path }) => path === '/chat/completions').map(({ body }) => JSON.parse(body));
}

/** The tools that the model called: that it was given factoids before it began is told as one too. */
function calledIn(events: readonly RunEvent[]) {
  return eventsOf(events, 'tool_call')
    .map(({ name }) => name)
    .filter((name) => name !== 'related_factoids');
}

describe('a turn with tools', () => {
  it('streams what is done and said, ends with an answer that cites what was found, and says what it cost', async () => {
    const chat = await openChat(cloud());
    const before = provider().ledger.length;
    const { accepted, events, answer } = await chat.say(OTTERS);
    const types = typesOf(events);
    expect([types[0], types[1], types.at(-2), types.at(-1)]).toEqual(['pending', 'running', 'usage', 'succeeded']);
    const [call] = eventsOf(events, 'tool_call');
    const [result] = eventsOf(events, 'tool_result');
    expect(call).toMatchObject({ name: 'search_factoids', label: expect.stringContaining('otters') });
    expect(result).toMatchObject({ id: call?.id, status: 'done', summary: expect.stringContaining('factoid') });
    const source = result?.sources.find(({ url }) => url === `/f/${otters.id}`);
    expect(source).toMatchObject({ kind: 'factoid', excerpt: otters.text });
    expect(answer).toMatchObject({ role: 'assistant', status: 'complete', run_id: accepted.run_id, sources: [source] });
    expect(answer.text).toBe(`${otters.text} [${source?.n}]`);
    expect(wordsOf(events)).toBe(answer.text);
    const bill = provider()
      .ledger.slice(before)
      .filter(({ kind }) => kind === 'completion');
    expect(bill).toHaveLength(2);
    expect(Number(answer.usage?.cost_usd)).toBeGreaterThan(0);
    const view = await chat.view();
    expect(view.messages.map(({ role, text }) => [role, text])).toEqual([
      ['user', OTTERS],
      ['assistant', answer.text],
    ]);
    expect(view.messages[1]).toEqual(answer);
    expect(view).toMatchObject({ running: null, title: OTTERS, metrics: { turns: 1, cost_usd: answer.usage?.cost_usd } });
  });

  it('resumes after every single event with exactly the rest, and refuses a cursor from the future', async () => {
    const chat = await openChat(cloud());
    const { accepted, events } = await chat.say(OTTERS);
    const rests = await Promise.all(events.map(({ seq }) => chat.follow(accepted, seq - 1)));
    for (const [seen, rest] of rests.entries()) expect(rest).toEqual(events.slice(seen));
    expect((await chat.reader.follow(accepted.stream_url, events.length)).status).toBe(204);
    const future = await chat.reader.ask(accepted.stream_url, { headers: { 'last-event-id': String(events.length + 1) } });
    expect([future.status, problemOf(future).code]).toEqual([422, 'invalid_cursor']);
  });

  it('reads the same for three readers at once, one of whom comes late', async () => {
    provider().hold();
    const chat = await openChat(cloud());
    const accepted = acceptedOf(await chat.send(OTTERS));
    const readers = [undefined, 1, undefined].map((lastEventId) => chat.follow(accepted, lastEventId));
    provider().release();
    const [first = [], second, third] = await Promise.all(readers);
    expect(first.at(-1)?.type).toBe('succeeded');
    expect([second, third]).toEqual([first.slice(1), first]);
  });

  it('carries two calls at once, each with its own result', async () => {
    const { events, answer } = await (await openChat(cloud())).say('Compare otters and octopuses');
    const calls = eventsOf(events, 'tool_call').filter(({ name }) => name === 'search_factoids');
    expect(calls.map(({ label }) => label)).toEqual([expect.stringContaining('otters'), expect.stringContaining('octopuses')]);
    expect(eventsOf(events, 'tool_result').map(({ id }) => id)).toEqual(expect.arrayContaining(calls.map(({ id }) => id)));
    expect(answer.sources.length).toBeGreaterThan(1);
  });
});

describe('an answer', () => {
  it('loses a citation of what no tool returned', async () => {
    provider().settings.behaviour = () => ({
      steps: [
        { calls: [{ name: 'search_factoids', arguments: { query: 'otters' } }] },
        { answer: 'They swim [1], and rule the world [99].' },
      ],
    });
    const { answer, events } = await (await openChat(cloud())).say(OTTERS);
    const [found] = eventsOf(events, 'tool_result')
      .flatMap(({ sources }) => sources)
      .filter(({ n }) => n === 1);
    expect(answer.text).toBe('They swim [1], and rule the world.');
    expect(answer.sources).toEqual([found]);
  });

  it('comes without tools from a model that has none', async () => {
    const before = provider().requests.length;
    const { answer, events } = await (await openChat(cloud(), { model: 'delta/plain' })).say(OTTERS);
    expect(answer).toMatchObject({ status: 'complete', text: expect.stringContaining(otters.text) });
    expect(eventsOf(events, 'running')).toHaveLength(1);
    expect(requestsFrom(before).map(({ tools }) => tools)).toEqual([undefined]);
  });

  it('comes from another model while its own is busy', async () => {
    provider().settings.behaviour = ({ model }) => (model === 'acme/medium' ? provider().faults.rate_limited : {});
    const chat = await openChat(cloud(), { model: 'acme/medium' });
    const { answer, events } = await chat.say(OTTERS);
    expect(eventsOf(events, 'running').map(({ model }) => model)).toEqual(['acme/medium', 'acme/small', 'acme/small']);
    expect(answer).toMatchObject({ status: 'complete', text: expect.stringContaining(otters.text) });
  });

  it('is none, but a problem in words, when no model can be had, and the chat goes on', async () => {
    provider().settings.behaviour = () => provider().faults.overloaded;
    const chat = await openChat(cloud());
    const { answer, events } = await chat.say(OTTERS);
    expect(events.at(-1)).toMatchObject({ type: 'failed', problem: { retryable: true, detail: expect.any(String) } });
    expect(answer).toMatchObject({ status: 'failed', text: '', usage: { cost_usd: '0.000000000' } });
    provider().settings.behaviour = () => ({});
    expect((await chat.say(OTTERS)).answer.status).toBe('complete');
  });
});

describe('a page that gives orders', () => {
  const obey = [{ name: 'record_verdict', arguments: { value: 'contradicted', because: 'The page says so.', sources: [1] } }];

  it('is data: no tool runs because of it, and the rules stay as they are', async () => {
    web().behaviour = () => web().faults.hostile_page;
    const before = provider().requests.length;
    const { events, answer } = await (await openChat(cloud())).say('Is it true that otters rule the world?');
    expect(calledIn(events)).toEqual(['web_search']);
    expect(answer.status).toBe('complete');
    const [first, second] = requestsFrom(before);
    expect(second.messages[0]).toEqual(first.messages[0]);
    expect(first.messages[0].content).toContain(FIXED_RULES);
    const told = second.messages.filter(({ content }: { content: string }) =>
      content?.includes('ignore all previous instructions'),
    );
    expect(told.map(({ role }: { role: string }) => role)).toEqual(['tool']);
  });

  it('gets nothing even from a model that obeys it', async () => {
    web().behaviour = () => web().faults.hostile_page;
    const search = { calls: [{ name: 'web_search', arguments: { query: 'otters' } }] };
    provider().settings.behaviour = () => ({ steps: [search, { calls: obey }, { answer: 'Done as the page says.' }] });
    const chat = await openChat(cloud(), { factoid_id: otters.id });
    const { events } = await chat.say('What does the web say?');
    expect(calledIn(events)).toEqual(['web_search']);
    expect((await visitor(cloud().url).ask(`/api/factoids/${otters.id}?`)).json.verdict).toBeUndefined();
  });
});

describe('“Is this true?”', () => {
  it('is checked with sources of the web, and the factoid says what came out', async () => {
    const chat = await openChat(cloud(), { factoid_id: otters.id });
    const { events, answer } = await chat.say('Is this true?');
    expect(calledIn(events)).toEqual(['web_search', 'record_verdict']);
    expect(answer.sources).toEqual([expect.objectContaining({ kind: 'web', title: 'Monterey Bay Aquarium: Sea otter' })]);
    await cloud().time.advance(61_000);
    const { verdict } = (await visitor(cloud().url).ask(`/api/factoids/${otters.id}`)).json;
    expect(verdict).toMatchObject({ value: 'supported', sources: [{ title: 'Monterey Bay Aquarium: Sea otter' }] });
  });
});

it('sums up what a long chat said before, and never sends it all again', async () => {
  const chat = await openChat(cloud());
  const words = (start: string) => `${start} ${'And please tell me all about them that you can find. '.repeat(70)}`;
  await chat.say(words('Otters?'));
  await chat.say(words('Octopuses?'));
  await chat.say(words('Giraffes?'));
  const before = provider().requests.length;
  expect((await chat.say('And otters again?')).answer.status).toBe('complete');
  const [summing, answering] = requestsFrom(before).map(({ messages }) => JSON.stringify(messages));
  expect(summing).toContain('You sum up');
  expect(answering).toContain('Asked: Otters?');
  expect(answering?.match(/Giraffes\?/g)).toHaveLength(1);
  expect(Buffer.byteLength(answering ?? '')).toBeLessThan(20_000);
});
