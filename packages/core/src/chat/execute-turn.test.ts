import { RunId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { AppError } from '../app-error.ts';
import { BEES, chatTurn, earlierExchange, HIDDEN, messageId, OTTERS, says, speak, typesOf } from '../testing/chat-turns.ts';
import { sampleModel, sampleRunId } from '../testing/index.ts';
import { executeTurn } from './execute-turn.ts';

describe('a turn', () => {
  it('tells its words as they come, leaves a tidy answer with the sources it cites, and settles what it cost', async () => {
    const turn = await chatTurn(async (desk, brief) => {
      await desk.retrieve(brief.question);
      await speak(desk, 'They do [1], <b>mostly</b> [9].');
      return 'They do [1], <b>mostly</b> [9].';
    });
    expect(await turn.execute()).toBe('ended');
    expect(turn.answer()).toMatchObject({
      ...{ text: 'They do [1], mostly.', status: 'complete', sources: [{ n: 1, url: `/f/${OTTERS.id}` }] },
      usage: { cost_usd: '0.000000070' },
    });
    expect(turn.stored()).toMatchObject({ status: 'succeeded', hold: 'settled' });
    expect(typesOf(turn.events())).toEqual([
      ...['pending', 'running', 'delta', 'tool_call', 'tool_result', 'usage', 'succeeded'],
    ]);
    expect(turn.state.chats.get(turn.session.id)?.running).toBeNull();
  });

  it.each(['They do [1, 2].', 'They do [1-2].', 'They do 【1†otters】【2†bees】.'])(
    'tells what it had found, however that is cited: %s',
    async (text) => {
      const turn = await chatTurn(async (desk, brief) => {
        await desk.retrieve(brief.question);
        await speak(desk, text);
        return text;
      });
      await turn.execute();
      expect(turn.answer()).toMatchObject({ text: 'They do [1][2].', sources: [{ n: 1 }, { n: 2 }] });
      expect(turn.answer()?.tools).toMatchObject([{ name: 'related_factoids', sources: [{ n: 1 }, { n: 2 }] }]);
    },
  );

  it('tells nobody of what it had found and did not use', async () => {
    const turn = await chatTurn(async (desk, brief) => {
      await desk.retrieve(brief.question);
      await speak(desk, 'Hello!');
      return 'Hello!';
    });
    await turn.execute();
    expect(turn.answer()).toMatchObject({ tools: [], sources: [] });
  });

  it('begins with the factoid, the words of the person apart, and what is known about them, without what was taken down', async () => {
    const turn = await chatTurn(async (desk, brief) => {
      const sources = await desk.retrieve(brief.question);
      expect(sources.map(({ n, url }) => [n, url])).toEqual([
        [1, `/f/${OTTERS.id}`],
        [2, `/f/${BEES.id}`],
      ]);
      await speak(desk, 'Yes.');
      return 'Yes.';
    });
    await turn.execute();
    expect(turn.seen.briefs[0]).toMatchObject({
      ...{ purpose: 'talk', question: 'Do otters hold hands?', history: [], summary: null },
      factoid: { text: OTTERS.text, subject: 'Otters' },
    });
    expect(turn.seen.briefs[0]?.tools.map(({ name }) => name)).toEqual(['search_factoids', 'get_factoid']);
    expect(turn.seen.asked).toEqual(['Do otters hold hands?']);
  });

  it('goes on without what the search would have found, when that is away', async () => {
    const turn = await chatTurn(async (desk, brief) => {
      expect(await desk.retrieve(brief.question)).toEqual([]);
      await speak(desk, 'Yes.');
      return 'Yes.';
    });
    turn.deps.related = () => Promise.reject(new AppError('search_unavailable'));
    await turn.execute();
    expect(turn.stored().status).toBe('succeeded');
  });

  it('knows what was said before: whole and broken-off answers with their questions, none that failed, from after the summary on', async () => {
    const before = [
      ...earlierExchange(1),
      ...earlierExchange(2),
      ...earlierExchange(3, 'failed'),
      ...earlierExchange(4, 'interrupted'),
    ];
    const turn = await chatTurn(says('Yes.'), {
      ...{ earlier: before, session: { summary: { text: 'They spoke of one.', through: messageId(3) } } },
    });
    await turn.execute();
    expect(turn.seen.briefs[0]?.history.map(({ text }) => text)).toEqual([
      'Question 2?',
      'Answer 2.',
      'Question 4?',
      'Answer 4.',
    ]);
    expect(turn.seen.briefs[0]?.summary?.text).toBe('They spoke of one.');
  });

  it('keeps what was summed up', async () => {
    const summary = { text: 'Otters, at length.', through: messageId(3) };
    const turn = await chatTurn(async (desk) => {
      await speak(desk, 'Yes.');
      return { text: 'Yes.', summary };
    });
    await turn.execute();
    expect(turn.state.chats.get(turn.session.id)?.summary).toEqual(summary);
  });

  it('offers nothing to a model that can use no tools, and says nothing of a factoid that was taken down', async () => {
    const turn = await chatTurn(says('Yes.'), {
      ...{ models: [sampleModel({ tools: false })], session: { factoidId: HIDDEN.id } },
    });
    await turn.execute();
    expect(turn.seen.briefs[0]).toMatchObject({ tools: [], factoid: null });
  });

  it('ends as cancelled when its chat was deleted meanwhile: no model is asked, nothing is kept', async () => {
    const turn = await chatTurn(async () => 'never');
    turn.state.chats.delete(turn.session.id);
    expect(await turn.execute()).toBe('ended');
    expect(turn.stored()).toMatchObject({ status: 'cancelled', hold: 'released', calls: [] });
    expect([turn.seen.briefs, turn.artifacts.kept()]).toEqual([[], []]);
  });

  it.each([
    ['nothing', '  \n '],
    ['only what is dropped', '<br>[9]'],
  ])('whose answer is %s has failed', async (_what, text) => {
    const turn = await chatTurn(says(text));
    await turn.execute();
    expect(turn.stored()).toMatchObject({ status: 'failed', problem: { code: 'invalid_output' } });
  });
});

describe('a message that comes again', () => {
  it('after the end doubles no word, asks no model, and puts nothing again', async () => {
    const turn = await chatTurn(says('Yes.'));
    await turn.execute('a');
    const before = turn.events();
    expect(await turn.execute('b')).toBe('not_ours');
    expect(turn.events()).toEqual(before);
    expect([turn.seen.briefs.length, turn.artifacts.kept().length]).toEqual([1, 1]);
  });

  it('of a run that does not exist fails', async () => {
    const turn = await chatTurn(async () => 'never');
    const runId = RunId.parse(sampleRunId(777));
    await expect(executeTurn({ deps: turn.deps, runId, holder: 'a' })).rejects.toMatchObject({ code: 'internal' });
  });
});
