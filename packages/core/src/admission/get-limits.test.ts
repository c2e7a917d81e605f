import { nanoUsd, SessionId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../accounts/index.ts';
import { manualClock, memoryAdmissionStore, memoryRunStore } from '../testing/index.ts';
import { seedControls } from './controls.ts';
import { counterId, emptyCounter } from './counter.ts';
import { getLimits } from './get-limits.ts';

const sessionId = SessionId.parse('ses_03q9gb7pm00000000000000001');
const visitor = { kind: 'anonymous', sessionId, network: 'a'.repeat(32), verifiedUntil: null } as const satisfies Caller;
const challenge = { site_key: 'site-key', script_url: '/check.js' };
const TODAY = '2099-11-22';

function setUp() {
  const clock = manualClock(`${TODAY}T09:00:00.000Z`);
  const { state } = memoryRunStore();
  const { store: admissions, world } = memoryAdmissionStore(state);
  const deps = { clock, admissions, seed: '{}', pepper: 'pepper' };
  const ask = (caller: Caller | null = visitor, offered: typeof challenge | null = challenge) =>
    getLimits({ deps, input: { caller, challenge: offered } });
  return { ask, world, state };
}

const brief = ({ view }: Awaited<ReturnType<typeof getLimits>>, of: 'generate' | 'chat' = 'generate') =>
  view.data
    .filter(({ action }) => action === of)
    .map(({ scope, kind, limit, remaining }) => `${scope} ${kind} ${remaining}/${limit}`);

describe('the limits of a visitor', () => {
  it('are all that apply, the widest scope first, untouched for somebody new', async () => {
    expect(brief(await setUp().ask())).toEqual([
      'global rate 285/300',
      'global budget 5.000000000/5.000000000',
      'anonymous budget 2.000000000/2.000000000',
      'network rate 10/10',
      'network rate 60/60',
      'network day 200/200',
      'network budget 0.500000000/0.500000000',
      'session rate 3/3',
      'session rate 10/10',
      'session day 20/20',
      'session concurrent 3/3',
      'session budget 0.050000000/0.050000000',
    ]);
  });

  it('tell what is left and when it is whole again', async () => {
    const { ask, state } = setUp();
    const key = { scope: `session:${sessionId}` as const, window: TODAY, shard: 0 };
    const used = { committed: nanoUsd(20_000_000), counts: { generate: 4 }, openRuns: 1 };
    state.book.counters.set(counterId(key), { ...emptyCounter(key), ...used });
    const answer = await ask();
    expect(brief(answer)).toEqual(
      expect.arrayContaining(['session day 16/20', 'session concurrent 2/3', 'session budget 0.030000000/0.050000000']),
    );
    const day = answer.view.data.find(({ kind }) => kind === 'day');
    expect(day).toMatchObject({ action: 'generate', window_seconds: 86_400, reset_at: '2099-11-23T00:00:00.000Z' });
    expect(answer.states).toHaveLength(brief(answer).length);
  });

  it('are told of chatting too: rates of its own, and the budgets and slots that both share', async () => {
    const { ask, state } = setUp();
    const key = { scope: `session:${sessionId}` as const, window: TODAY, shard: 0 };
    const used = { committed: nanoUsd(20_000_000), counts: { generate: 4, chat: 7 }, openRuns: 1 };
    state.book.counters.set(counterId(key), { ...emptyCounter(key), ...used });
    const answer = await ask();
    expect(brief(answer, 'chat')).toEqual([
      'global rate 285/300',
      'global budget 5.000000000/5.000000000',
      'anonymous budget 2.000000000/2.000000000',
      'network rate 30/30',
      'network budget 0.500000000/0.500000000',
      'session rate 10/10',
      'session day 53/60',
      'session concurrent 2/3',
      'session budget 0.030000000/0.050000000',
    ]);
    expect(brief(answer)).toContain('session day 16/20');
  });

  it('are higher while a passed check counts, and the base ones after', async () => {
    const verified = (until: string) => setUp().ask({ ...visitor, verifiedUntil: until });
    const now = await verified('2099-11-22T21:00:00.000Z');
    expect(brief(now)).toEqual(expect.arrayContaining(['session day 60/60', 'session budget 0.200000000/0.200000000']));
    expect(now.view.verified_until).toBe('2099-11-22T21:00:00.000Z');
    const after = await verified('2099-11-22T09:00:00.000Z');
    expect(brief(after)).toContain('session day 20/20');
    expect(after.view.verified_until).toBeNull();
  });

  it('say which check is offered, if one is', async () => {
    expect((await setUp().ask()).view.challenge).toEqual(challenge);
    expect((await setUp().ask(visitor, null)).view.challenge).toBeNull();
  });

  it('say when the operator has stopped generation for them, and not when for one model', async () => {
    const stoppedBy = async (target: string) => {
      const { ask, world } = setUp();
      world.controls = { ...seedControls('{}'), kills: [{ target, at: `${TODAY}T08:00:00.000Z` }] };
      return (await ask()).view.paused;
    };
    expect([await stoppedBy('all'), await stoppedBy('anonymous'), await stoppedBy('model:acme/small')]).toEqual([
      true,
      true,
      false,
    ]);
    const { ask, world } = setUp();
    world.denied.add(`network:${visitor.network}`);
    expect((await ask()).view.paused).toBe(true);
  });

  it('are nobody’s where nobody asks', async () => {
    await expect(setUp().ask(null)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
