import { RunId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { AppError } from '../app-error.ts';
import { ProviderError, settleRun } from '../runs/index.ts';
import { interruptRun } from '../runs/interrupt-run.ts';
import {
  BEES,
  chatTurn,
  earlierExchange,
  HIDDEN,
  messageId,
  OTTERS,
  type Script,
  speak,
  typesOf,
} from '../testing/chat-turns.ts';
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

describe('a turn that breaks off', () => {
  it('keeps what was said, interrupted, when its model breaks', async () => {
    const turn = await chatTurn(async (desk) => {
      await desk.beginCall('answer');
      desk.say('Otters hold');
      const failure = new ProviderError('provider_failed', { generationId: 'gen-1' });
      desk.noteFailure(failure);
      throw failure;
    });
    await turn.execute();
    expect(turn.answer()).toMatchObject({ text: 'Otters hold', status: 'interrupted' });
    expect(turn.stored()).toMatchObject({ status: 'failed', hold: 'settling', calls: [{ generationId: 'gen-1' }] });
    await settleRun({ deps: { ...turn.deps, lookup: { find: async () => null } }, runId: turn.run.id, lookup: 2 });
    expect(turn.stored()).toMatchObject({ hold: 'settled', calls: [{ usage: { cost: turn.run.quote.callMaxCost } }] });
  });

  it('fails at once, and not when its lease is over, when its agent breaks as nobody foresaw', async () => {
    const fault = new TypeError('secret');
    const broken: Script = async (desk) => {
      await speak(desk, 'Otters hold');
      throw fault;
    };
    const turn = await chatTurn(broken, { mayBreak: true });
    expect(await turn.execute()).toBe('ended');
    expect(turn.stored()).toMatchObject({ status: 'failed', problem: { code: 'internal', retryable: true } });
    expect(JSON.stringify(turn.events())).not.toContain('secret');
    expect([turn.answer()?.status, turn.faults]).toEqual(['interrupted', [fault]]);
  });

  it.each(['heeds the signal', 'heeds nothing'])('after eighty seconds has failed, though its agent %s', async (how) => {
    const turn = await chatTurn(async (desk) => {
      await desk.beginCall('answer');
      desk.say('Otters hold');
      return new Promise((_resolve, reject) => {
        if (how === 'heeds the signal') desk.signal.addEventListener('abort', () => reject(desk.signal.reason));
      });
    });
    await turn.execute('a', 1_000);
    expect(turn.stored()).toMatchObject({ status: 'failed', problem: { code: 'provider_timeout' } });
    expect(turn.answer()).toMatchObject({ text: 'Otters hold', status: 'interrupted' });
    const took = Date.parse(turn.stored().finishedAt ?? '') - Date.parse(turn.stored().startedAt ?? '');
    expect(took).toBeLessThan(90_000);
  });

  it('writes nothing more, whatever its agent goes on to do', async () => {
    const late: Promise<unknown>[] = [];
    const turn = await chatTurn(async (desk) => {
      await desk.beginCall('answer');
      desk.signal.addEventListener('abort', () => {
        const again = new Promise((resolve) => setTimeout(resolve, 50)).then(() => desk.beginCall('answer'));
        late.push(again.catch((error: unknown) => error));
      });
      return new Promise(() => undefined);
    });
    await turn.execute('a', 1_000);
    const before = turn.events().length;
    expect(await Promise.all(late)).toEqual([expect.any(Error)]);
    expect(turn.events()).toHaveLength(before);
  });

  const phases: [string, Parameters<typeof chatTurn>[0]][] = [
    ['before a call', (desk) => waitFor(desk.signal)],
    [
      'in a call',
      async (desk) => {
        await speak(desk, 'Otters');
        return waitFor(desk.signal);
      },
    ],
    [
      'in a tool',
      async (desk) => {
        await speak(desk, 'Otters');
        await desk.useTool({ id: 'x', name: 'search_factoids', arguments: { query: 'forever' } });
        return 'never';
      },
    ],
    [
      'before another call',
      async (desk) => {
        await speak(desk, 'Otters');
        await new Promise((resolve) => setTimeout(resolve, 30));
        await desk.beginCall('answer');
        return waitFor(desk.signal).then(() => 'never');
      },
    ],
  ];
  it.each(phases)('is cancelled %s, and its turn is free again', async (_phase, script) => {
    const turn = await chatTurn(script);
    turn.deps.related = async ({ text, limit }) =>
      text === 'forever' ? new Promise(() => undefined) : turn.seen.related.slice(0, limit);
    const execution = turn.execute();
    while (turn.seen.briefs.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await turn.deps.runs.requestCancel(turn.run.id, turn.clock.now().toISOString());
    expect(await execution).toBe('ended');
    expect(turn.stored().status).toBe('cancelled');
    expect(typesOf(turn.events()).filter((type) => type === 'cancelled')).toHaveLength(1);
    expect(turn.state.chats.get(turn.session.id)?.running).toBeNull();
    expect(turn.artifacts.kept()).toMatchObject([{ status: 'cancelled' }]);
  });

  it('is left alone by who has lost it', async () => {
    const turn = await chatTurn(async (desk) => {
      await speak(desk, 'Otters');
      const run = turn.stored();
      turn.state.runs.set(run.id, { ...run, epoch: run.epoch + 1 });
      await desk.beginCall('answer');
      return 'never';
    });
    expect(await turn.execute()).toBe('lost');
    expect(turn.answer()).toBeUndefined();
    expect(turn.artifacts.kept()).toEqual([]);
  });

  it('whose worker died keeps what readers saw, once, and its model is asked no more', async () => {
    const turn = await chatTurn(async (desk) => {
      await speak(desk, 'Otters hold');
      return new Promise(() => undefined);
    });
    void turn.execute('dead').catch(() => undefined);
    while (turn.events().length < 3) await new Promise((resolve) => setImmediate(resolve));
    // The dead worker hears nothing of what follows.
    turn.deps.agent.answer = async () => 'never' as never;
    const now = () => new Date(turn.clock.now().getTime() + 130_000);
    const deps = { ...turn.deps, clock: { ...turn.clock, now } };
    expect(await interruptRun({ deps, runId: turn.run.id })).toBe(true);
    expect(await interruptRun({ deps, runId: turn.run.id })).toBe(false);
    expect(turn.answer()).toMatchObject({ text: 'Otters hold', status: 'interrupted' });
    expect(typesOf(turn.events()).filter((type) => type === 'failed')).toHaveLength(1);
    expect(turn.seen.briefs).toHaveLength(1);
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

describe('the record of a turn', () => {
  it('has the prompt, the answer, the tools, the money and the time', async () => {
    const turn = await chatTurn(async (desk) => {
      await speak(desk, 'Let me look.');
      await desk.useTool({ id: 'x', name: 'search_factoids', arguments: { query: 'otters' } });
      await speak(desk, 'They do [1].');
      return 'They do [1].';
    });
    await turn.execute();
    expect(turn.artifacts.kept()).toMatchObject([
      {
        ...{ version: 1, run_id: turn.run.id, session_id: turn.session.id, purpose: 'talk', status: 'succeeded' },
        ...{ model: 'acme/small', question: 'Do otters hold hands?', answer: 'They do [1].', problem: null },
        calls: [{ completion: 'Let me look.' }, { completion: 'They do [1].' }],
        tools: [{ name: 'search_factoids', status: 'done' }],
        usage: { cost_usd: '0.000000140' },
        latency: { first_token_ms: expect.any(Number), total_ms: expect.any(Number) },
      },
    ]);
  });

  it('is kept of a turn that failed, too', async () => {
    const turn = await chatTurn(async (desk) => {
      await speak(desk, 'Otters');
      throw new ProviderError('provider_busy', { billed: false });
    });
    await turn.execute();
    expect(turn.artifacts.kept()).toMatchObject([{ status: 'failed', answer: 'Otters', problem: { code: 'provider_busy' } }]);
  });

  it('that cannot be kept fails no turn, and is told', async () => {
    const turn = await chatTurn(says('Yes.'));
    const failure = new Error('S3 is away');
    turn.deps.artifacts.put = () => Promise.reject(failure);
    expect(await turn.execute()).toBe('ended');
    expect(turn.stored().status).toBe('succeeded');
    expect(turn.lost).toEqual([['artifact', failure]]);
  });

  it('is not kept of a chat that was deleted while it went on', async () => {
    const turn = await chatTurn(async (desk) => {
      await speak(desk, 'Yes.');
      turn.state.chats.delete(turn.session.id);
      return 'Yes.';
    });
    await turn.execute();
    expect(turn.artifacts.kept()).toEqual([]);
  });
});

/** A model that says this in one call. */
function says(text: string): Script {
  return async (desk) => {
    await speak(desk, text);
    return text;
  };
}

function waitFor(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}
