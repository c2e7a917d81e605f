import { nanoUsd } from '@factoids/contracts';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { TURN_CALL } from '../../admission/index.ts';
import { AppError } from '../../app-error.ts';
import { ProviderError } from '../../runs/index.ts';
import { bookOf, chatTurn, type Script, speak, USED } from '../../testing/chat-turns.ts';
import { sampleModel } from '../../testing/index.ts';
import { controlsOf } from '../../testing/sample-admission.ts';
import type { TurnDesk } from '../chat-agent.ts';

const BUSY = new ProviderError('provider_busy', { billed: false });
const SMALL = sampleModel();
const dear = { prompt: '0.0000015', completion: '0.000006', request: '0' };
const OTHER = sampleModel({ id: 'other/dear', prices: dear });
const WEB = { search: async () => [] };

/** The turn after a script that ends in an answer. */
async function turnOf(script: (desk: TurnDesk) => Promise<unknown>, setting: Parameters<typeof chatTurn>[1] = {}) {
  const answer: Script = async (desk) => {
    await script(desk);
    return 'Yes.';
  };
  const turn = await chatTurn(answer, setting);
  await turn.execute();
  return turn;
}

describe('the money of a call', () => {
  it('is there from the beginning for the first answer and the closing one', async () => {
    const turn = await turnOf(async (desk) => {
      expect(await speak(desk, 'One.')).toMatchObject({ model: { id: SMALL.id }, maxTokens: 900 });
      expect(await speak(desk, 'Two.', 'closing')).not.toBeNull();
    });
    expect(turn.stored().holds).toEqual(turn.run.holds);
    expect(turn.stored().calls).toHaveLength(2);
  });

  it.each(['answer', 'summary'] as const)('is taken first for every further one: %s', async (purpose) => {
    const turn = await turnOf(async (desk) => {
      await speak(desk, 'One.');
      await speak(desk, 'Two.', purpose);
    });
    const { callMaxCost, maxCost } = turn.run.quote;
    expect(bookOf(turn.stored()).held.get('global')).toBe(maxCost + callMaxCost);
    expect(bookOf(turn.stored()).held.get(`chat:${turn.session.id}`)).toBe(maxCost + callMaxCost);
    expect(turn.state.book.total('global', 'spent')).toBe(2 * USED.cost);
  });

  it('that a limit refuses is no money: there is no such call, and the closing one is made all the same', async () => {
    const turn = await turnOf(
      async (desk) => {
        await speak(desk, 'One.');
        expect(await speak(desk, 'Two.')).toBeNull();
        expect(await speak(desk, 'Two.', 'summary')).toBeNull();
        expect(await speak(desk, 'Two.', 'closing')).not.toBeNull();
      },
      { policy: { budgets: { chat_session: '0.0105' } } },
    );
    expect(turn.stored()).toMatchObject({ status: 'succeeded', hold: 'settled' });
    expect(turn.stored().calls).toHaveLength(2);
  });

  it('is no longer taken once the operator has stopped the model, which closes with what it holds', async () => {
    const turn = await chatTurn(
      async (desk) => {
        await speak(desk, 'One.');
        turn.world.controls = controlsOf({}, { kills: [{ target: `model:${SMALL.id}`, at: '2099-11-22T09:00:00.000Z' }] });
        expect(await speak(desk, 'Two.')).toBeNull();
        expect(await desk.useTool({ id: 'x', name: 'web_search', arguments: { query: 'otters' } })).toContain('no money');
        expect(await speak(desk, 'The end.', 'closing')).not.toBeNull();
        return 'The end.';
      },
      { web: WEB },
    );
    await turn.execute();
    expect(turn.stored()).toMatchObject({ status: 'succeeded', holds: turn.run.holds });
  });

  it('that may have been taken, while the store told nothing, is not spent, and given back', async () => {
    const turn = await chatTurn(async (desk) => {
      await speak(desk, 'One.');
      expect(await desk.beginCall('answer')).toBeNull();
      return 'One.';
    });
    const { topUp } = turn.deps.runs;
    turn.deps.runs.topUp = async (position, takings) => {
      await topUp(position, takings);
      throw new AppError('store_busy');
    };
    await turn.execute();
    expect(turn.stored()).toMatchObject({ status: 'succeeded', hold: 'settled' });
    expect(turn.state.book.total('global', 'committed')).toBe(USED.cost);
  });

  it('is for so many calls and no more, of which the last one closes', async () => {
    const turn = await turnOf(async (desk) => {
      for (let call = 1; call < TURN_CALL.calls; call += 1) expect(await speak(desk, `${call}`)).not.toBeNull();
      expect(await speak(desk, 'more')).toBeNull();
      expect(await desk.beginInstead('answer', BUSY)).toBeNull();
      expect(await speak(desk, 'The end.', 'closing')).not.toBeNull();
      expect(await desk.beginCall('closing')).toBeNull();
      expect(await desk.beginInstead('closing', BUSY)).toBeNull();
    });
    expect(turn.stored().calls).toHaveLength(TURN_CALL.calls);
    const attempts = turn.events().flatMap((event) => (event.type === 'running' ? [event.attempt] : []));
    expect(attempts).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('late in a turn is for closing alone', async () => {
    const turn = await chatTurn(async (desk) => {
      await speak(desk, 'One.');
      await turn.clock.sleep(60_000);
      expect(await desk.beginCall('answer')).toBeNull();
      await speak(desk, 'The end.', 'closing');
      return 'The end.';
    });
    await turn.execute('a', 1_000);
    expect(turn.stored()).toMatchObject({ status: 'succeeded', calls: [{}, {}] });
  });
});

describe('another model', () => {
  const models = [SMALL, OTHER];

  it('is priced before it is asked, noted with its own price, and asked for the rest of the turn', async () => {
    const turn = await turnOf(
      async (desk) => {
        await desk.beginCall('answer');
        desk.noteFailure(BUSY);
        const terms = await desk.beginInstead('answer', BUSY);
        expect(terms).toMatchObject({ model: { id: OTHER.id }, maxPrice: { promptUsdPerMillion: '1.5' } });
        desk.noteUsage(USED);
        expect(await speak(desk, 'Yes.')).toMatchObject({ model: { id: OTHER.id } });
      },
      { models, policy: { budgets: { session: '1.00', chat_session: '1.00' } } },
    );
    const run = turn.stored();
    const [first, second, third] = run.calls;
    expect(first).toMatchObject({ usage: { cost: 0 } });
    expect(second?.maxCost).toBeGreaterThan(run.quote.callMaxCost * 9);
    expect(third?.maxCost).toBe(second?.maxCost);
    expect(bookOf(run).held.get('global')).toBeGreaterThanOrEqual(bookOf(run).committed);
    expect(turn.events().flatMap((event) => (event.type === 'running' ? [event.model] : []))).toEqual([
      ...[SMALL.id, OTHER.id, OTHER.id],
    ]);
  });

  it('is one whose context has room for the question', async () => {
    const prices = { prompt: '0.00000001', completion: '0.00000004', request: '0' };
    const cramped = sampleModel({ id: 'other/cramped', prices, contextLength: 8_192 });
    await turnOf(
      async (desk) => {
        await desk.beginCall('answer');
        desk.noteFailure(BUSY);
        expect(await desk.beginInstead('answer', BUSY)).toMatchObject({ model: { id: OTHER.id } });
      },
      { models: [SMALL, cramped, OTHER], policy: { budgets: { session: '1.00', chat_session: '1.00' } } },
    );
  });

  it('that is dearer than what is left is not asked; closing falls back to the first', async () => {
    const turn = await turnOf(
      async (desk) => {
        await desk.beginCall('answer');
        desk.noteFailure(BUSY);
        expect(await desk.beginInstead('answer', BUSY)).toBeNull();
        expect(await speak(desk, 'The end.', 'closing')).toMatchObject({ model: { id: SMALL.id } });
      },
      { models, policy: { budgets: { chat_session: '0.012' } } },
    );
    expect(turn.stored()).toMatchObject({ status: 'succeeded', hold: 'settled' });
  });

  it.each([
    ['there is none', {}, [SMALL]],
    ['the policy denies it', { models: { deny: ['other/*'] } }, models],
  ])('is not asked where %s', async (_why, policy, listed) => {
    await turnOf(
      async (desk) => {
        await desk.beginCall('answer');
        desk.noteFailure(BUSY);
        expect(await desk.beginInstead('answer', BUSY)).toBeNull();
      },
      { models: listed, policy },
    );
  });

  it('is not asked where its price cannot be read', async () => {
    const turn = await chatTurn(
      async (desk) => {
        await desk.beginCall('answer');
        desk.noteFailure(BUSY);
        expect(await desk.beginInstead('answer', BUSY)).toBeNull();
        return 'Yes.';
      },
      { models },
    );
    turn.deps.readPriceList = () => Promise.reject(new AppError('models_unavailable'));
    await turn.execute();
    expect(turn.stored().calls).toHaveLength(1);
  });
});

describe('the generation of a call', () => {
  it('is noted once, however often the agent tells it, so that the ending does not meet a late note of it', async () => {
    const turn = await chatTurn(async (desk) => {
      await desk.beginCall('answer');
      for (const id of ['gen-1', 'gen-1', 'gen-2']) desk.noteGeneration(id);
      desk.noteUsage(USED);
      return 'Yes.';
    });
    const recorded = vi.spyOn(turn.deps.runs, 'recordGeneration');
    await turn.execute();
    expect(recorded.mock.calls.map(([, , id]) => id)).toEqual(['gen-1', 'gen-2']);
    expect(turn.stored().calls).toMatchObject([{ generationId: 'gen-2', usage: USED }]);
  });
});

describe('what a call used', () => {
  it('is written to that call, though a tool was paid for since', async () => {
    const turn = await turnOf(
      async (desk) => {
        await desk.beginCall('answer');
        await desk.useTool({ id: 'x', name: 'web_search', arguments: { query: 'otters' } });
        desk.noteGeneration('gen-late');
        desk.noteUsage(USED);
      },
      { web: WEB },
    );
    expect(turn.stored().calls).toMatchObject([
      { generationId: 'gen-late', usage: USED },
      { generationId: null, usage: { cost: 8_000_000 }, maxCost: 8_000_000 },
    ]);
    expect(turn.state.book.total('global', 'spent')).toBe(USED.cost + 8_000_000);
  });
});

const STEPS = ['answer', 'closing', 'summary', 'instead', 'instead closing', 'web', 'web twice', 'factoids'] as const;

function take(desk: TurnDesk, step: (typeof STEPS)[number]): Promise<unknown> {
  const web = () => desk.useTool({ id: 'x', name: 'web_search', arguments: { query: 'otters' } });
  switch (step) {
    case 'instead':
      return desk.beginInstead('answer', BUSY);
    case 'instead closing':
      return desk.beginInstead('closing', BUSY);
    case 'web':
      return web();
    case 'web twice':
      return Promise.all([web(), web()]);
    case 'factoids':
      return desk.useTool({ id: 'x', name: 'search_factoids', arguments: { query: 'otters' } });
    default:
      return desk.beginCall(step);
  }
}

describe('whatever an agent does', () => {
  it('nothing is begun that is not held in every scope', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...STEPS), { maxLength: 12 }),
        fc.integer({ min: 10_200_000, max: 140_000_000 }),
        fc.boolean(),
        async (steps, budget, isStoreBusy) => {
          const usd = (budget / 1e9).toFixed(9);
          const budgets = { chat_session: usd, session: '1.00' };
          const turn = await chatTurn(
            async (desk) => {
              for (const step of steps) {
                await take(desk, step);
                const { committed, held } = bookOf(turn.stored());
                for (const amount of held.values()) expect(committed).toBeLessThanOrEqual(amount);
              }
              return 'Yes.';
            },
            { models: [SMALL, OTHER], web: WEB, policy: { budgets } },
          );
          const { topUp } = turn.deps.runs;
          turn.deps.runs.topUp = async (position, takings) => {
            const taken = await topUp(position, takings);
            if (isStoreBusy && turn.deps.random() < 0.5) throw new AppError('store_busy');
            return taken;
          };
          await turn.execute();
          const run = turn.stored();
          expect(run.status).toBe('succeeded');
          expect(run.calls.filter(({ maxCost }) => maxCost !== nanoUsd(8_000_000)).length).toBeLessThanOrEqual(TURN_CALL.calls);
          expect(turn.state.book.total(`chat:${turn.session.id}`, 'committed')).toBeLessThanOrEqual(budget);
        },
      ),
      { numRuns: 60 },
    );
  });
});
