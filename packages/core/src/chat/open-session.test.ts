import { FactoidId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { sampleFactoid, sampleModel, setUpChat } from '../testing/index.ts';

const { id } = sampleFactoid(1);
const HIDDEN = { by: 'operator', reason: 'test', at: '2099-11-22T09:00:00.000Z' } as const;

describe('openSession', () => {
  it('opens a chat about a factoid, for thirty days, and takes no money', async () => {
    const { open, state, caller } = setUpChat();
    state.factoids.set(id, sampleFactoid(1));
    const view = await open({ factoid_id: id });
    expect(view).toMatchObject({ factoid_id: id, model: 'acme/small', title: null, running: null, messages: [] });
    expect(Date.parse(view.expires_at) - Date.parse(view.created_at)).toBe(30 * 24 * 3_600_000);
    expect(state.chats.get(view.id)).toMatchObject({ owner: caller.kind === 'anonymous' && `session:${caller.sessionId}` });
    for (const { committed, openRuns } of state.book.counters.values()) expect([committed, openRuns]).toEqual([0, 0]);
  });

  it('takes a model that can use tools where there is one, and the one that is asked for in any case', async () => {
    const models = [sampleModel({ id: 'a/cheap', tools: false }), sampleModel({ id: 'b/dear' })];
    const { open } = setUpChat(undefined, models);
    expect((await open()).model).toBe('b/dear');
    expect((await open({ model: 'a/cheap' })).model).toBe('a/cheap');
    expect((await setUpChat(undefined, models.slice(0, 1)).open()).model).toBe('a/cheap');
  });

  it('counts against the rates of its opener and of their network', async () => {
    const { open, noted, traces } = setUpChat({ rates: { chat_session: { client: ['2/h'], network: null } } });
    await open();
    await open();
    const before = traces();
    await expect(open()).rejects.toMatchObject({ code: 'rate_limited', particulars: { limit: { scope: 'session' } } });
    expect(traces()).toBe(before);
    expect(noted.length).toBeGreaterThan(0);
  });

  it.each([
    ['a factoid that does not exist', { factoid_id: FactoidId.parse('fct_03q9gb7pm00000000000000099') }, 'not_found'],
    ['a factoid that was taken down', { factoid_id: id }, 'factoid_hidden'],
    ['a model that does not exist', { model: 'nobody/nothing' }, 'unknown_model'],
    ['a model without a price', { model: 'acme/free-for-all' }, 'unpriced_model'],
  ])('refuses %s, and nothing is stored or taken', async (_what, body, code) => {
    const unpriced = { ...sampleModel({ id: 'acme/free-for-all' }), prices: null };
    const { open, state, traces } = setUpChat(undefined, [sampleModel(), unpriced]);
    state.factoids.set(id, sampleFactoid(1, { hidden: HIDDEN }));
    const before = traces();
    await expect(open(body)).rejects.toMatchObject({ code });
    expect(traces()).toBe(before);
  });

  it('refuses who is denied', async () => {
    const { open, world, principal, traces } = setUpChat();
    world.denied.add(`session:${principal.sessionId}`);
    const before = traces();
    await expect(open()).rejects.toMatchObject({ code: 'denied' });
    expect(traces()).toBe(before);
  });

  it('decides anew when somebody was quicker', async () => {
    const { open, deps, clock, state } = setUpChat();
    const { open: write } = deps.chats;
    let lost = 1;
    deps.chats.open = async (session, takings) => (lost-- > 0 ? false : write(session, takings));
    const [view] = await Promise.all([open(), clock.advance(2_000)]);
    expect([...state.chats.keys()]).toEqual([view.id]);
  });
});
