import { CHAT_LIMITS, ChatSessionId, type ChatSessionView, type ProblemCode } from '@factoids/contracts';
import { describe, expect, it, vi } from 'vitest';
import type { Controls } from '../admission/index.ts';
import { sampleFactoid, setUpChat } from '../testing/index.ts';
import type { ChatSession } from './chat-session.ts';
import { viewMessageAccepted } from './view-session.ts';

type World = ReturnType<typeof setUpChat>;

const NOBODY = ChatSessionId.parse('cht_03q9gb7pm00000000000000099');

function change({ state }: World, { id }: ChatSessionView, patch: Partial<ChatSession>): void {
  const session = state.chats.get(id);
  if (session) state.chats.set(id, { ...session, ...patch });
}

const kill = (target: string) => {
  return ({ world }: World) => {
    world.controls = { ...(world.controls as Controls), kills: [{ target, at: '2099-11-22T09:00:00.000Z' }] };
  };
};

describe('sendMessage', () => {
  it('keeps the message, the turn and the run before it wakes a worker, and holds the upper bound in every scope', async () => {
    const { open, send, state, queue, deps, caller } = setUpChat();
    const { id } = await open();
    const { run, isReplay } = await send(id, 'Do otters hold hands?');
    expect(isReplay).toBe(false);
    expect(run).toMatchObject({
      kind: 'chat',
      status: 'pending',
      input: { sessionId: id, purpose: 'talk', model: { id: 'acme/small' } },
    });
    expect(run.input.messageId < run.input.answerId).toBe(true);
    expect(state.chats.get(id)).toMatchObject({ running: run.id, lastRun: run.id, turns: 1, title: 'Do otters hold hands?' });
    expect(await deps.chats.messages(id)).toMatchObject([
      { id: run.input.messageId, role: 'user', text: 'Do otters hold hands?', run_id: run.id, status: 'complete', usage: null },
    ]);
    expect(queue.sent).toEqual([{ message: { type: 'run.requested', run_id: run.id }, delaySeconds: 0 }]);
    const session = caller.kind === 'anonymous' && `session:${caller.sessionId}`;
    expect(run.holds.map(({ scope }) => scope)).toEqual(['global', 'anonymous', 'network:net_1', session, `chat:${id}`]);
    for (const { scope } of run.holds) expect(state.book.total(scope, 'committed')).toBe(run.quote.maxCost);
  });

  it('tells where to watch, under the prefix that was asked', async () => {
    const { open, send } = setUpChat();
    const { id } = await open();
    const { run } = await send(id);
    expect(viewMessageAccepted(run, 'developer')).toMatchObject({
      message_id: run.input.messageId,
      run_id: run.id,
      status: 'pending',
      stream_url: `/v1/chat/sessions/${id}/stream?run=${run.id}`,
      status_url: `/v1/factoids/requests/${run.id}`,
      quote: { max_cost_usd: expect.stringMatching(/^0\.\d{9}$/) },
    });
  });

  it('goes on once it was answered, and keeps the title of the first message', async () => {
    const { open, send, answer, state } = setUpChat();
    const { id } = await open();
    expect(await answer(await send(id, 'Do otters hold hands?'))).toBe(true);
    await send(id, 'And badgers?');
    expect(state.chats.get(id)).toMatchObject({ turns: 2, title: 'Do otters hold hands?', used: { turns: 1, cost: 70 } });
    expect(state.messages.get(id)).toHaveLength(3);
  });

  it('takes the question whether it is true for one of its factoid, where the chat is about one', async () => {
    const { open, send, state } = setUpChat();
    state.factoids.set(sampleFactoid(1).id, sampleFactoid(1));
    const about = await open({ factoid_id: sampleFactoid(1).id });
    const asked = await send(about.id, 'Is this true?');
    expect(asked.run).toMatchObject({ input: { purpose: 'verify' }, promptHash: null });
    const anything = await open();
    const wondered = await send(anything.id, 'Is this true?');
    expect(wondered.run).toMatchObject({ input: { purpose: 'talk' }, promptHash: expect.stringMatching(/^[0-9a-f]{16}$/) });
  });

  it('gives one of two messages at once the turn, and tells the other what is being answered', async () => {
    const { open, send, state, clock, queue } = setUpChat();
    const { id } = await open();
    const both = Promise.allSettled([send(id, 'One'), send(id, 'Two')]);
    for (let step = 0; step < 20; step += 1) await clock.advance(50);
    const [first, second] = await both;
    const [run] = [...state.runs.values()];
    expect(first).toMatchObject({ status: 'fulfilled', value: { run: { id: run?.id } } });
    expect(second).toMatchObject({
      status: 'rejected',
      reason: { code: 'turn_in_progress', particulars: { running: { run_id: run?.id } } },
    });
    expect([state.runs.size, queue.sent.length, state.messages.get(id)?.length]).toEqual([1, 1, 1]);
    expect(state.book.total(`chat:${id}`, 'committed')).toBe(run?.quote.maxCost);
  });
});

describe('a message that is refused', () => {
  const cases: [string, ProblemCode, (world: World, session: ChatSessionView) => void][] = [
    ['in a chat that is over', 'session_expired', (world, session) => change(world, session, { expiresAt: session.created_at })],
    ['in a chat that is full', 'session_full', (world, session) => change(world, session, { turns: CHAT_LIMITS.turns })],
    ['in a chat of somebody else', 'not_found', (world, session) => change(world, session, { owner: 'session:other' })],
    ['in a chat that was deleted', 'not_found', ({ state }, { id }) => void state.chats.delete(id)],
    ['for a model that is gone', 'unknown_model', (world, session) => change(world, session, { model: 'acme/gone' })],
    ['for a model that is stopped', 'paused', kill('model:acme/small')],
    ['while all is stopped', 'paused', kill('all')],
    ['of who is denied', 'denied', ({ world, principal }) => void world.denied.add(`session:${principal.sessionId}`)],
  ];

  it.each(cases)('%s is %s, and nothing is stored or taken', async (_why, code, prepare) => {
    const world = setUpChat();
    const session = await world.open();
    prepare(world, session);
    const before = world.traces();
    await expect(world.send(session.id)).rejects.toMatchObject({ code });
    expect(world.traces()).toBe(before);
  });

  it('for a model that is gone says which, and what helps', async () => {
    const world = setUpChat();
    const session = await world.open();
    change(world, session, { model: 'acme/gone' });
    const detail = 'acme/gone, which this chat is with, answers no more. Open a new one to go on.';
    await expect(world.send(session.id)).rejects.toMatchObject({ code: 'unknown_model', particulars: { detail } });
  });

  it('while another is being answered says where that can be watched', async () => {
    const { open, send, traces } = setUpChat();
    const { id } = await open();
    const { run } = await send(id);
    const before = traces();
    const running = { run_id: run.id, stream_url: `/api/chat/sessions/${id}/stream?run=${run.id}` };
    await expect(send(id, 'And badgers?')).rejects.toMatchObject({ code: 'turn_in_progress', particulars: { running } });
    expect(traces()).toBe(before);
  });

  it('leaves nothing in a chat that never was', async () => {
    const { send, traces, open } = setUpChat();
    await open();
    const before = traces();
    await expect(send(NOBODY)).rejects.toMatchObject({ code: 'not_found' });
    expect(traces()).toBe(before);
  });

  it('in a chat of somebody else tells nothing of what that has left', async () => {
    const world = setUpChat();
    const session = await world.open();
    change(world, session, { owner: 'session:other' });
    world.noted.length = 0;
    await expect(world.send(session.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(world.noted.flat().filter((scope) => scope.startsWith('chat:'))).toEqual([]);
    change(world, session, { owner: `session:${world.principal.sessionId}` });
    await world.send(session.id);
    expect(world.noted.at(-1)).toContain(`chat:${session.id}`);
  });

  it('is refused for good once the budget of the chat is used up, in words that name it', async () => {
    const world = setUpChat({ budgets: { chat_session: '0.01' } });
    const { open, send, answer, state } = world;
    const { id } = await open();
    const first = await send(id);
    await answer(first);
    const [counter] = [...state.book.counters.entries()].filter(([, { scope }]) => scope === `chat:${id}`);
    state.book.change([{ key: counter![1], spent: 9_999_999, committed: 9_999_999, openRuns: 0 }]);
    await world.clock.advance(26 * 3_600_000);
    const before = world.traces();
    const refusal = await send(id, 'And badgers?').catch((error) => error);
    expect(refusal).toMatchObject({
      code: 'budget_exhausted',
      particulars: { limit: { scope: 'chat', kind: 'budget', reset_at: null } },
    });
    expect(refusal.toProblem().detail).toBe(
      "This chat's budget has too little left for another answer. Open a new one to go on.",
    );
    expect(world.traces()).toBe(before);
  });

  it('is not sent on to a new chat when a whole chat has too little for its model', async () => {
    const { open, send, traces } = setUpChat({ budgets: { chat_session: '0.000001' } });
    const { id } = await open();
    const before = traces();
    const refusal = await send(id).catch((error) => error);
    expect(refusal).toMatchObject({ code: 'budget_exhausted', particulars: { limit: { scope: 'chat' } } });
    expect(refusal.toProblem().detail).toBe(
      "This chat's whole budget is too little for this answer. A new one with a cheaper model may fit.",
    );
    expect(traces()).toBe(before);
  });

  it('comes too fast for the chat', async () => {
    const { open, send, answer, traces } = setUpChat({ rates: { chat: { chat_session: ['1/min'] } } });
    const { id } = await open();
    await answer(await send(id));
    const before = traces();
    await expect(send(id, 'And badgers?')).rejects.toMatchObject({
      code: 'rate_limited',
      particulars: { limit: { scope: 'chat' } },
    });
    expect(traces()).toBe(before);
  });
});

describe('a message with an idempotency key', () => {
  it('is the same message again, also once it was answered and its chat deleted', async () => {
    const { open, send, answer, deps, state, queue } = setUpChat();
    const { id } = await open();
    const first = await send(id, 'Otters?', { key: 'k1' });
    await answer(first);
    await deps.chats.remove(id);
    const again = await send(id, 'Otters?', { key: 'k1' });
    expect(again).toMatchObject({ isReplay: true, run: { id: first.run.id, input: { messageId: first.run.input.messageId } } });
    expect([state.runs.size, queue.sent.length]).toEqual([1, 1]);
  });

  it('is the same message also when it comes while the first is being taken', async () => {
    const { open, send, deps, clock, state, queue } = setUpChat();
    const { id } = await open();
    const find = deps.chats.find.bind(deps.chats);
    vi.spyOn(deps.chats, 'find').mockImplementationOnce(async (session) => {
      await send(id, 'Otters?', { key: 'k1' });
      return find(session);
    });
    const second = send(id, 'Otters?', { key: 'k1' });
    for (let step = 0; step < 20; step += 1) await clock.advance(50);
    const [run] = [...state.runs.values()];
    expect(await second).toMatchObject({ isReplay: true, run: { id: run?.id } });
    expect([state.runs.size, queue.sent.length]).toEqual([1, 1]);
    const other = send(id, 'Badgers?', { key: 'k2' }).catch((error) => error);
    for (let step = 0; step < 20; step += 1) await clock.advance(50);
    expect(await other).toMatchObject({ code: 'turn_in_progress', particulars: { running: { run_id: run?.id } } });
  });

  it('is refused with another text or in another chat', async () => {
    const { open, send, traces } = setUpChat();
    const [one, other] = [await open(), await open()];
    await send(one.id, 'Otters?', { key: 'k1' });
    const before = traces();
    await expect(send(one.id, 'Badgers?', { key: 'k1' })).rejects.toMatchObject({ code: 'idempotency_mismatch' });
    await expect(send(other.id, 'Otters?', { key: 'k1' })).rejects.toMatchObject({ code: 'idempotency_mismatch' });
    expect(traces()).toBe(before);
  });
});

describe('a message that could not be queued', () => {
  it('is an error to its author; the turn is free, the hold is given back, and the key counts as unused', async () => {
    const { open, send, state, queue, deps } = setUpChat();
    const { id } = await open();
    queue.isUp = false;
    await expect(send(id, 'Otters?', { key: 'k1' })).rejects.toMatchObject({ code: 'queue_unavailable' });
    expect(state.chats.get(id)).toMatchObject({ running: null, used: { turns: 1, cost: 0, unsettled: 0 } });
    expect(await deps.chats.messages(id)).toMatchObject([{ role: 'user' }, { role: 'assistant', status: 'failed', text: '' }]);
    for (const { committed, openRuns } of state.book.counters.values()) expect([committed, openRuns]).toEqual([0, 0]);
    queue.isUp = true;
    expect((await send(id, 'Otters?', { key: 'k1' })).isReplay).toBe(false);
  });
});
