import { describe, expect, it } from 'vitest';
import { ProviderError, settleRun } from '../runs/index.ts';
import { interruptRun } from '../runs/interrupt-run.ts';
import { chatTurn, type Script, speak, typesOf } from '../testing/chat-turns.ts';

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

  it('keeps of what it cites that which was found', async () => {
    const turn = await chatTurn(async (desk, { question }) => {
      await desk.retrieve(question);
      await desk.beginCall('answer');
      desk.say('They do [1, 9], and they [8]');
      throw new ProviderError('provider_failed', { billed: false });
    });
    await turn.execute();
    expect(turn.answer()).toMatchObject({ text: 'They do [1], and they', status: 'interrupted', sources: [{ n: 1 }] });
  });

  it('keeps no markup of what was said, either', async () => {
    const turn = await chatTurn(async (desk) => {
      await desk.beginCall('answer');
      desk.say('They do <b onclick="x()">hold</b> [hands](javascript:x()), and <scr');
      throw new ProviderError('provider_failed', { billed: false });
    });
    await turn.execute();
    expect(turn.answer()).toMatchObject({ text: 'They do hold hands, and < scr', status: 'interrupted' });
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
    expect([turn.answer()?.status, turn.faults]).toEqual(['interrupted', [[fault, turn.run.id]]]);
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

function waitFor(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}
