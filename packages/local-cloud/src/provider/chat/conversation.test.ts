import OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OfflineProvider } from '../index.ts';
import { dataLines, jsonOf, post, startInstantProvider } from '../testing/provider-client.ts';

const OTTERS = 'Sea otters that rest together on the water are called a raft.';
const HEARTS = 'An octopus has three hearts.';
const data = (sources: object[], more: object = {}) => JSON.stringify({ sources, ...more });
const source = (n: number, excerpt: string, title = `Source ${n}`) => ({ n, title, url: `/f/${n}`, excerpt });

const tool = (name: string, properties: object = { query: { type: 'string', maxLength: 80 } }) => ({
  type: 'function' as const,
  function: { name, description: name, parameters: { type: 'object', properties, required: Object.keys(properties) } },
});
const TOOLS = [tool('search_factoids'), tool('get_factoid', { id: { type: 'string' } }), tool('web_search')];
const VERDICT = tool('record_verdict', {
  verdict: { type: 'string', enum: ['supported', 'contradicted', 'unclear'] },
  because: { type: 'string' },
  sources: { type: 'array', items: { type: 'integer' } },
});

let provider: OfflineProvider;
beforeAll(async () => {
  provider = await startInstantProvider();
});
afterEach(() => {
  provider.settings.behaviour = () => ({});
});
afterAll(() => provider.stop());

interface Message {
  readonly content: string | null;
  readonly tool_calls?: {
    readonly id: string;
    readonly type: 'function';
    readonly function: { name: string; arguments: string };
  }[];
}

async function ask(messages: readonly object[], more: object = {}): Promise<Message & { finish: string }> {
  const response = await post(provider, { model: 'acme/small', messages, ...more });
  const { choices } = await jsonOf<{ choices: [{ message: Message; finish_reason: string }] }>(response);
  return { ...choices[0].message, finish: choices[0].finish_reason };
}

const user = (content: string) => ({ role: 'user', content });
const called = ({ tool_calls: calls = [] }: Message) =>
  calls.map(({ function: { name, arguments: json } }) => [name, JSON.parse(json)] as const);

/** The conversation after its model called tools and they gave these results, one each. */
async function withResults(messages: readonly object[], tools: object[], results: readonly string[]) {
  const asked = await ask(messages, { tools });
  const answers = (asked.tool_calls ?? []).map(({ id }, at) => ({
    role: 'tool',
    tool_call_id: id,
    content: results[at] ?? '{}',
  }));
  return [...messages, { role: 'assistant', content: null, tool_calls: asked.tool_calls }, ...answers];
}

describe('a conversation with tools', () => {
  it.each([
    { question: 'What is a raft of otters?', name: 'search_factoids', values: { query: 'raft otters' } },
    { question: 'Is it true that otters hold hands?', name: 'web_search', values: { query: 'otters hold hands' } },
    {
      question: 'What do you make of fct_01kan9gr2hd5s8z0w6k3n9pb7y?',
      name: 'get_factoid',
      values: { id: 'fct_01kan9gr2hd5s8z0w6k3n9pb7y' },
    },
  ])('asks $name about “$question”', async ({ question, name, values }) => {
    const answer = await ask([user(question)], { tools: TOOLS });
    expect(called(answer)).toEqual([[name, values]]);
    expect([answer.content, answer.finish]).toEqual([null, 'tool_calls']);
  });

  it('asks twice at once for a comparison, in frames that the openai package puts together', async () => {
    const client = new OpenAI({ apiKey: 'test', baseURL: provider.baseUrl, maxRetries: 0 });
    const messages = [{ role: 'user' as const, content: 'Compare otters and octopuses' }];
    const stream = client.chat.completions.stream({ model: 'acme/small', messages, tools: TOOLS });
    const { choices } = await stream.finalChatCompletion();
    const calls = choices[0]?.message.tool_calls ?? [];
    expect(calls.map((call) => call.type === 'function' && call.function.arguments)).toEqual([
      '{"query":"otters"}',
      '{"query":"octopuses"}',
    ]);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(2);
    expect(choices[0]?.finish_reason).toBe('tool_calls');
  });

  it('streams each call as an opening with index, id and name, and then pieces of its arguments', async () => {
    const request = { model: 'acme/small', stream: true, messages: [user('Compare otters and octopuses')], tools: TOOLS };
    const chunks = dataLines(await (await post(provider, request)).text())
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    const pieces = chunks.flatMap((chunk) => chunk.choices[0]?.delta.tool_calls ?? []);
    const openings = pieces.filter((piece) => piece.id !== undefined);
    expect(openings.map(({ index, function: { name, arguments: json } }) => [index, name, json])).toEqual([
      [0, 'search_factoids', ''],
      [1, 'search_factoids', ''],
    ]);
    expect(pieces.filter((piece) => piece.index === 1).length).toBeGreaterThan(3);
    expect(chunks.at(-2).choices[0].finish_reason).toBe('tool_calls');
    expect(chunks.at(-1).usage.completion_tokens).toBe(pieces.length - openings.length);
  });

  it('answers in the words of what the tools gave, and cites it', async () => {
    const messages = await withResults([user('What is a raft of otters?')], TOOLS, [
      data([source(1, HEARTS), source(2, OTTERS)]),
    ]);
    const answer = await ask(messages, { tools: TOOLS });
    expect([answer.content, answer.tool_calls, answer.finish]).toEqual([`${OTTERS} [2]`, undefined, 'stop']);
  });

  it('says that it does not know where nothing fits, and calls no second time', async () => {
    const messages = await withResults([user('What is a raft of otters?')], TOOLS, [data([])]);
    const answer = await ask(messages, { tools: TOOLS });
    expect([answer.content, answer.tool_calls]).toEqual([expect.stringContaining('I found nothing'), undefined]);
  });

  it('begins anew with each question, whatever was called before', async () => {
    const first = await withResults([user('What is a raft of otters?')], TOOLS, [data([source(1, OTTERS)])]);
    const answer = await ask([...first, { role: 'assistant', content: OTTERS }, user('And an octopus?')], { tools: TOOLS });
    expect(called(answer)).toEqual([['search_factoids', { query: 'octopus' }]]);
  });
});

describe('a conversation without tools', () => {
  it('answers from the data that it is given, by the question that stands beside it', async () => {
    const given = { role: 'user', content: `The data: ${data([source(1, OTTERS), source(2, HEARTS)])}` };
    expect((await ask([given, user('How many hearts has an octopus?')])).content).toBe(`${HEARTS} [2]`);
    expect((await ask([given, user('Who won the cup?')])).content).toContain('I found nothing');
    const choice = { tools: TOOLS, tool_choice: 'none' };
    expect((await ask([given, user('How many hearts has an octopus?')], choice)).content).toBe(`${HEARTS} [2]`);
  });

  it('takes what tools gave as data too, for a closing call that offers none', async () => {
    const results = [{ tool: 'search_factoids', result: { sources: [source(3, OTTERS)], data: null } }];
    const given = { role: 'user', content: JSON.stringify({ data: { tool_results: results } }) };
    expect((await ask([given, user('What is a raft of otters?')])).content).toBe(`${OTTERS} [3]`);
  });

  it('sums up the messages that it is told, each by how it begins', async () => {
    const messages = [
      { role: 'user', text: 'What is a raft?' },
      { role: 'assistant', text: `${OTTERS} [1]` },
    ];
    const given = user(JSON.stringify({ data: { summary: 'It began with tea.', messages } }));
    expect((await ask([given])).content).toBe(`It began with tea. Asked: What is a raft? Told: ${OTTERS}`);
  });

  it('says that it does not know where it is told nothing at all', async () => {
    const rules = { role: 'system', content: 'You answer questions.' };
    expect((await ask([rules, user('Who won the cup?')], { model: 'delta/plain' })).content).toContain('I found nothing');
  });

  it('speaks of what it is about when nothing else fits', async () => {
    const given = { role: 'system', content: data([], { factoid: { text: OTTERS, subject: 'Otters' } }) };
    expect((await ask([given, user('Tell me more about it')], { model: 'delta/plain' })).content).toContain(OTTERS);
  });
});

describe('a check of a statement', () => {
  const given = { role: 'system', content: data([], { factoid: { text: HEARTS, subject: 'Octopuses' } }) };
  const tools = [tool('web_search'), VERDICT];

  it.each([
    { page: HEARTS, verdict: 'supported', cites: [1], says: 'Yes' },
    { page: OTTERS, verdict: 'unclear', cites: [], says: 'stays open' },
  ])('looks for a witness first, gives its verdict, $verdict, and then says it', async ({ page, verdict, cites, says }) => {
    const first = await ask([given, user('Check the statement.')], { tools });
    expect(called(first)).toEqual([['web_search', { query: 'octopus three hearts' }]]);
    const searched = await withResults([given, user('Check the statement.')], tools, [data([source(1, page)])]);
    const second = await ask(searched, { tools });
    expect(called(second)).toEqual([['record_verdict', { verdict, because: expect.any(String), sources: cites }]]);
    const judged = await withResults(searched, tools, [data([], { data: { noted: true } })]);
    const third = await ask(judged, { tools });
    expect([third.content, third.tool_calls]).toEqual([expect.stringContaining(says), undefined]);
    expect(third.content?.includes('[1]')).toBe(verdict === 'supported');
  });
});

describe('a script', () => {
  it('says what each call of a turn meets: calls, then words', async () => {
    provider.settings.behaviour = () => ({ steps: [{ calls: [{ name: 'launch', arguments: { at: 3 } }] }, { answer: 'Done.' }] });
    const messages = await withResults([user('Go')], TOOLS, ['{}']);
    expect(called(await ask([user('Go')], { tools: TOOLS }))).toEqual([['launch', { at: 3 }]]);
    expect(await ask(messages, { tools: TOOLS })).toMatchObject({ content: 'Done.', finish: 'stop' });
  });

  it('sends arguments that are no JSON, and a refusal of one model alone', async () => {
    provider.settings.behaviour = ({ model }) =>
      model === 'acme/medium' ? provider.faults.rate_limited : { calls: [{ name: 'launch', arguments: '{"at":' }] };
    expect((await ask([user('Go')])).tool_calls?.[0]?.function.arguments).toBe('{"at":');
    expect((await post(provider, { model: 'acme/medium', messages: [user('Go')] })).status).toBe(429);
  });
});

it('bills the calls that stand in a conversation as part of its prompt', async () => {
  const messages = await withResults([user('What is a raft of otters?')], TOOLS, [data([])]);
  const before = provider.ledger.at(-1)?.promptTokens ?? 0;
  await ask(messages, { tools: TOOLS });
  expect(provider.ledger.at(-1)?.promptTokens).toBeGreaterThan(before);
});

it('refuses a result without its call, and a call without its result', async () => {
  const call = { id: 'call_1', type: 'function', function: { name: 'web_search', arguments: '{}' } };
  const billed = provider.ledger.length;
  for (const loose of [
    { role: 'tool', tool_call_id: 'call_9', content: '{}' },
    { role: 'assistant', tool_calls: [call] },
  ]) {
    expect((await post(provider, { model: 'acme/small', messages: [user('Go'), loose, user('So?')] })).status).toBe(400);
  }
  expect(provider.ledger.length).toBe(billed);
});

it('refuses embeddings that are dearer than the maximum, unbilled', async () => {
  const billed = provider.ledger.length;
  const request = (prompt: string) => ({ model: 'acme/embed', input: 'otters', provider: { max_price: { prompt } } });
  expect((await post(provider, request('0.019'), { path: '/embeddings' })).status).toBe(404);
  expect(provider.ledger.length).toBe(billed);
  expect((await post(provider, request('0.02'), { path: '/embeddings' })).status).toBe(200);
});
