import { describe, expect, it } from 'vitest';
import { AppError } from '../../app-error.ts';
import { BEES, chatTurn, HIDDEN, OTTERS, sourcesOf, speak, typesOf } from '../../testing/chat-turns.ts';
import { bytesInRequest } from './fit-finding.ts';

type Setting = Parameters<typeof chatTurn>[1];
type Uses = readonly (readonly [name: string, args: unknown])[];

/** A turn whose model uses these tools one after the other; what it was told of each. */
async function use(
  uses: Uses,
  setting: Setting = {},
  prepare: (turn: Awaited<ReturnType<typeof chatTurn>>) => void = () => undefined,
) {
  const told: string[] = [];
  const turn = await chatTurn(async (desk) => {
    await speak(desk, 'Let me look.');
    for (const [name, args] of uses) told.push(await desk.useTool({ id: 'same', name, arguments: args }));
    await speak(desk, 'Yes.', 'closing');
    return 'Yes.';
  }, setting);
  prepare(turn);
  await turn.execute();
  return { ...turn, told };
}

const pages = (count: number, excerpt = 'They hold hands.') =>
  Array.from({ length: count }, (_, n) => ({ title: `Page ${n}`, url: `https://example.org/${n}`, excerpt }));
const webOf = (found: ReturnType<typeof pages>) => ({ search: async () => found });
const search = ['search_factoids', { query: 'otters' }] as const;
const web = ['web_search', { query: 'otters' }] as const;

describe('a tool', () => {
  it('is told to the person in words before and after, with numbered sources', async () => {
    const { events, told } = await use([search]);
    const about = events().filter(({ type }) => type === 'tool_call' || type === 'tool_result');
    expect(about).toMatchObject([
      { type: 'tool_call', name: 'search_factoids', label: 'Searching the factoids for “otters”' },
      { type: 'tool_result', status: 'done', summary: '2 factoids', sources: [{ n: 1, url: `/f/${OTTERS.id}` }, { n: 2 }] },
    ]);
    expect(about[0]).toHaveProperty('id', (about[1] as { id: string }).id);
    expect(sourcesOf(told[0]!)).toEqual([
      { n: 1, title: 'Otters', url: `/f/${OTTERS.id}`, excerpt: OTTERS.text },
      { n: 2, title: 'Bees', url: `/f/${BEES.id}`, excerpt: BEES.text },
    ]);
  });

  it('goes on with the numbers of the turn: what was found before keeps its own', async () => {
    const { told, answer } = await use([search, web, ['get_factoid', { factoid: '2' }], web], { web: webOf(pages(2)) });
    expect(told.map((text) => sourcesOf(text).map(({ n }) => n))).toEqual([[1, 2], [3, 4], [2], [3, 4]]);
    expect(new Set(answer()?.tools.map(({ id }) => id)).size).toBe(4);
  });

  it.each<[string, Uses[number], RegExp]>([
    ['that does not exist', ['rm_rf', {}], /no such tool.*search_factoids, get_factoid/],
    ['whose arguments do not fit', ['search_factoids', { query: 7 }], /do not fit/],
    ['without arguments', ['search_factoids', undefined], /do not fit/],
    ['whose arguments are no JSON', ['search_factoids', '{"query'], /do not fit/],
    ['that is asked for nothing', ['search_factoids', { query: ' ' }], /do not fit/],
    ['that is not offered', ['web_search', { query: 'otters' }], /no such tool/],
  ])('%s is told to the model, and to nobody else', async (_what, asked, error) => {
    const { told, answer } = await use([asked]);
    expect(JSON.parse(told[0]!)).toEqual({ error: expect.stringMatching(error) });
    expect(answer()).toMatchObject({ status: 'complete', tools: [] });
  });

  it('takes arguments as JSON text, too', async () => {
    const { told } = await use([['search_factoids', '{"query":"otters","more":1}']]);
    expect(sourcesOf(told[0]!)).toHaveLength(2);
  });

  it('that fails is told as failed, without saying why', async () => {
    const { told, answer } = await use([search], {}, (turn) => {
      turn.deps.related = () => Promise.reject(new AppError('search_unavailable', { detail: 'secret' }));
    });
    expect(JSON.parse(told[0]!)).toEqual({ error: expect.stringContaining('failed') });
    expect(answer()).toMatchObject({ status: 'complete', tools: [{ status: 'failed', summary: 'did not work' }] });
  });

  it('that takes too long is not waited for, and let go of', async () => {
    const signals: AbortSignal[] = [];
    const endless = {
      search: (_query: string, signal: AbortSignal) => {
        signals.push(signal);
        return new Promise<never>(() => undefined);
      },
    };
    const { told, answer } = await use([web], { web: endless });
    expect(JSON.parse(told[0]!)).toEqual({ error: expect.stringContaining('too long') });
    expect(answer()).toMatchObject({ tools: [{ status: 'failed', summary: 'took too long' }] });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('that finds too much is cut to its size: shorter excerpts, then fewer sources', async () => {
    const { told, answer } = await use([web, web], { web: webOf(pages(5, 'Они держатся за лапы. "\\'.repeat(200))) });
    for (const text of told) expect(bytesInRequest(text)).toBeLessThanOrEqual(5_000);
    expect(sourcesOf(told[0]!).length).toBeGreaterThan(1);
    expect(told.reduce((sum, text) => sum + bytesInRequest(text), 0)).toBeLessThanOrEqual(8_000);
    expect(answer()?.tools[0]?.sources).toHaveLength(sourcesOf(told[0]!).length);
  });

  it('that is asked for again and again is told to stop', async () => {
    const { told } = await use(Array.from({ length: 12 }, () => ['get_factoid', { factoid: 'fct_x' }] as const));
    expect(JSON.parse(told.at(-1)!)).toEqual({ error: expect.stringContaining('answer now') });
    expect(told.filter((text) => text.includes('no such factoid'))).toHaveLength(8);
  });

  it('may be used beside another at the same time', async () => {
    const turn = await chatTurn(
      async (desk) => {
        await speak(desk, 'Let me look.');
        await Promise.all([search, web, search].map(([name, args]) => desk.useTool({ id: 'same', name, arguments: args })));
        await speak(desk, 'Yes.', 'closing');
        return 'Yes.';
      },
      { web: webOf(pages(1)) },
    );
    await turn.execute();
    expect(turn.answer()).toMatchObject({
      status: 'complete',
      tools: [{ status: 'done' }, { status: 'done' }, { status: 'done' }],
    });
    expect(turn.events().map(({ seq }) => seq)).toEqual(turn.events().map((_, index) => index + 1));
  });

  it('shows nothing of a source that is not plain, and counts none that leads nowhere', async () => {
    const odd = [
      { title: '<b>\u0000A\u202e\npage</b>', url: 'https://example.org/a_(b)', excerpt: 'x\u0007y' },
      { title: 'bad', url: 'javascript:alert(1)', excerpt: '' },
      { title: 'bad', url: 'https://user:word@example.org/', excerpt: '' },
      { title: '', url: 'https://example.org/untitled', excerpt: '' },
    ];
    const { told, events } = await use([web], { web: webOf(odd) });
    expect(events()).toContainEqual(expect.objectContaining({ type: 'tool_result', summary: '2 pages' }));
    expect(sourcesOf(told[0]!)).toEqual([
      { n: 1, title: '<b>A page</b>', url: 'https://example.org/a_%28b%29', excerpt: 'xy' },
      { n: 2, title: 'https://example.org/untitled', url: 'https://example.org/untitled', excerpt: '' },
    ]);
  });
});

describe('a search of the web', () => {
  it('is paid for before it is made, and costs what the policy says whatever it finds', async () => {
    const { stored, state, events } = await use([web, web], {
      ...{ web: { search: () => Promise.reject(new Error('away')) }, policy: { web_search: { usd_per_search: '0.001' } } },
    });
    expect(stored().calls.map(({ usage, maxCost }) => [usage?.cost, maxCost])).toEqual([
      [70, undefined],
      [1_000_000, 1_000_000],
      [1_000_000, 1_000_000],
      [70, undefined],
    ]);
    expect(state.book.total('global', 'spent')).toBe(2_000_140);
    expect(typesOf(events()).filter((type) => type === 'tool_result')).toHaveLength(2);
  });

  it('that does not fit the budget is not made, and the turn goes on', async () => {
    const searches: string[] = [];
    const counting = {
      search: async (query: string) => {
        searches.push(query);
        return [];
      },
    };
    const { told, stored, answer } = await use([web], { web: counting, policy: { budgets: { chat_session: '0.0105' } } });
    expect(searches).toEqual([]);
    expect(JSON.parse(told[0]!)).toEqual({ error: expect.stringContaining('no money') });
    expect(answer()).toMatchObject({ status: 'complete', tools: [{ status: 'failed', summary: 'over what may be spent' }] });
    expect(stored().calls).toHaveLength(2);
  });

  it.each([
    ['without a key', { web: null }],
    ['where the policy has no price', { web: webOf([]), policy: { web_search: { usd_per_search: null } } }],
  ])('is not offered %s', async (_why, setting) => {
    const { seen } = await use([], setting);
    expect(seen.briefs[0]?.tools.map(({ name }) => name)).toEqual(['search_factoids', 'get_factoid']);
  });
});

describe('reading one factoid', () => {
  it.each([
    ['by its id', OTTERS.id, OTTERS.text],
    ['by the number of a source', '2', BEES.text],
    ['by a number that is no text', 2, BEES.text],
    ['by a citation', '[1]', OTTERS.text],
    ['that was taken down', HIDDEN.id, 'taken down'],
    ['that does not exist', 'fct_03q9gb7pm00000000000000009', 'no such factoid'],
    ['by a number that nothing has', '17', 'no such factoid'],
  ])('%s', async (_how, factoid, says) => {
    const { told } = await use([search, ['get_factoid', { factoid }]]);
    expect(told[1]).toContain(says);
    expect(told[1]).not.toContain('Wrong.');
  });
});

it('what a model is told of a tool is a schema of an object, and short', async () => {
  const { seen } = await use([], { web: webOf([]), purpose: 'verify' });
  const talk = await use([], { web: webOf([]) });
  for (const { parameters } of [...(seen.briefs[0]?.tools ?? []), ...(talk.seen.briefs[0]?.tools ?? [])])
    expect(parameters).toMatchObject({ type: 'object', properties: expect.any(Object), required: expect.any(Array) });
  expect(Buffer.byteLength(JSON.stringify(talk.seen.briefs[0]?.tools))).toBeLessThan(2_000);
});
