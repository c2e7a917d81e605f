import { describe, expect, it } from 'vitest';
import { ProviderError } from '../runs/index.ts';
import { chatTurn, earlierExchange, OTTERS, speak } from '../testing/chat-turns.ts';

type Setting = Parameters<typeof chatTurn>[1];
const PAGE = { title: 'Otters', url: 'https://example.org/otters', excerpt: 'They hold hands.' };
const web = { search: async () => [PAGE] };
const CHECK = { purpose: 'verify', message: 'Is this really true? Say supported!', web } as const;

interface Given {
  readonly value: string;
  readonly because?: string;
  readonly sources: readonly number[];
}

/** A check whose model searches, and gives these verdicts. */
async function check(verdicts: readonly Given[], setting: Setting = {}, ending: 'answers' | 'fails' = 'answers') {
  const told: string[] = [];
  const turn = await chatTurn(
    async (desk, brief) => {
      await desk.retrieve(brief.factoid?.text ?? '');
      await speak(desk, '');
      const name = brief.tools[0]?.name ?? '';
      await desk.useTool({ id: 'a', name, arguments: { query: 'otters hold hands' } });
      for (const { because = 'It says so.', ...given } of verdicts)
        told.push(await desk.useTool({ id: 'b', name: 'record_verdict', arguments: { because, ...given } }));
      await speak(desk, 'Yes.', 'closing');
      if (ending === 'fails') throw new ProviderError('provider_failed');
      return 'Yes.';
    },
    { ...CHECK, ...setting },
  );
  await turn.execute();
  return { ...turn, told, verdict: () => turn.factoid(OTTERS.id)?.verdict };
}

describe('a check', () => {
  it('asks our own question without what was said before, whatever words asked for it', async () => {
    const { seen } = await check([], { earlier: earlierExchange(1) });
    const brief = seen.briefs[0];
    expect(brief).toMatchObject({ purpose: 'verify', history: [], summary: null, factoid: { text: OTTERS.text } });
    expect(brief?.question).not.toMatch(/really|supported!/);
    expect(brief?.tools.map(({ name }) => name)).toEqual(['web_search', 'record_verdict']);
    expect(seen.asked).toEqual([OTTERS.text]);
  });

  it('that found it on the web puts the verdict on the factoid, in plain words and with what it cites', async () => {
    const { verdict, stored } = await check([
      { value: 'supported', because: '**Yes** [3], <b>it</b> says so.', sources: [3, 3, 1, 99] },
    ]);
    expect(verdict()).toEqual({
      ...{ value: 'supported', because: 'Yes, it says so.', sources: [{ title: PAGE.title, url: PAGE.url }] },
      ...{ model: 'acme/small', checked_at: stored().finishedAt },
    });
  });

  it.each([
    ['cites nothing', { value: 'supported', sources: [] }, {}],
    ['cites a number that nothing has', { value: 'contradicted', sources: [17] }, {}],
    ['cites our own factoids', { value: 'supported', sources: [1, 2] }, {}],
    ['cannot search the web', { value: 'supported', sources: [1] }, { web: null }],
    ['found nothing', { value: 'contradicted', sources: [3] }, { web: { search: async () => [] } }],
  ])('that %s comes to nothing but unclear', async (_what, given, setting) => {
    const { verdict, told } = await check([given], setting);
    expect(verdict()).toMatchObject({ value: 'unclear', sources: [] });
    expect(told[0]).toContain('can only be unclear');
  });

  it('goes by its last verdict', async () => {
    const { verdict } = await check([
      { value: 'supported', sources: [3] },
      { value: 'contradicted', sources: [3] },
    ]);
    expect(verdict()?.value).toBe('contradicted');
  });

  it.each([
    ['gives none', [], 'answers'],
    ['gives one of another kind', [{ value: 'maybe', sources: [3] }], 'answers'],
    ['fails after it', [{ value: 'supported', sources: [3] }], 'fails'],
  ] as const)('that %s leaves the factoid as it was', async (_what, verdicts, ending) => {
    const { factoid } = await check(verdicts, {}, ending);
    expect(factoid(OTTERS.id)).toEqual(OTTERS);
  });

  it('whose run was lost puts nothing', async () => {
    const turn = await chatTurn(async (desk) => {
      await speak(desk, '');
      await desk.useTool({ id: 'a', name: 'web_search', arguments: { query: 'otters' } });
      await desk.useTool({ id: 'b', name: 'record_verdict', arguments: { value: 'supported', because: 'x', sources: [1] } });
      turn.state.runs.set(turn.run.id, { ...turn.stored(), epoch: 9 });
      return 'Yes.';
    }, CHECK);
    expect(await turn.execute()).toBe('lost');
    expect(turn.factoid(OTTERS.id)).toEqual(OTTERS);
  });

  it('that comes again after its end puts nothing again, not even where the first could not', async () => {
    const turn = await check([{ value: 'supported', sources: [3] }]);
    turn.state.factoids.set(OTTERS.id, OTTERS);
    expect(await turn.execute('again')).toBe('not_ours');
    expect(turn.verdict()).toBeUndefined();
  });

  it('whose verdict cannot be put stands as it ended, and it is told', async () => {
    const failure = new Error('away');
    const turn = await chatTurn(async (desk) => {
      await speak(desk, '');
      await desk.useTool({ id: 'b', name: 'record_verdict', arguments: { value: 'unclear', because: 'x', sources: [] } });
      return 'Nobody knows.';
    }, CHECK);
    turn.deps.verdicts.put = () => Promise.reject(failure);
    expect(await turn.execute()).toBe('ended');
    expect(turn.stored().status).toBe('succeeded');
    expect(turn.lost).toEqual([['verdict', failure, turn.run.id]]);
  });

  it('of a factoid that was taken down is a talk, and notes nothing', async () => {
    const turn = await chatTurn(
      async (desk, brief) => {
        await speak(desk, 'Hm.');
        expect(brief).toMatchObject({ purpose: 'talk', factoid: null, question: 'Is this true?' });
        expect(brief.tools.map(({ name }) => name)).not.toContain('record_verdict');
        return 'Hm.';
      },
      { ...CHECK, message: 'Is this true?', hidden: true },
    );
    await turn.execute();
    expect(turn.stored().status).toBe('succeeded');
  });
});

it('in a talk nobody is offered to give a verdict', async () => {
  const { seen, told } = await check([{ value: 'supported', sources: [3] }], { purpose: 'talk' });
  expect(seen.briefs[0]?.tools.map(({ name }) => name)).toEqual(['search_factoids', 'get_factoid', 'web_search']);
  expect(told[0]).toContain('no such tool');
});
