import { ChatSessionId, RunId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { getRun, listRuns, openStream } from '../runs/index.ts';
import { setUpChat } from '../testing/index.ts';
import { cancelTurn } from './cancel-turn.ts';
import { deleteSession } from './delete-session.ts';
import { getSession } from './get-session.ts';
import { listSessions } from './list-sessions.ts';
import { openTurnStream } from './open-turn-stream.ts';

const NOBODY = ChatSessionId.parse('cht_03q9gb7pm00000000000000099');
const DAY_MS = 24 * 3_600_000;

function setUp() {
  const world = setUpChat();
  const { deps, principal, surface } = world;
  const removed: unknown[] = [];
  const artifacts = { removeOf: async (...what: unknown[]) => void removed.push(what) };
  const options = { deadlineMs: 120_000, heartbeatMs: 10_000, signal: new AbortController().signal };
  return {
    ...world,
    removed,
    get: (id: ChatSessionId, by: typeof principal | null = principal) =>
      getSession({ deps, input: { principal: by, id, surface } }),
    list: (limit = 20, cursor?: string) => listSessions({ deps, input: { principal, query: { limit, cursor }, surface } }),
    cancel: (id: ChatSessionId, by = principal) => cancelTurn({ deps, input: { principal: by, id, surface } }),
    remove: (id: ChatSessionId, by = principal) => deleteSession({ deps: { ...deps, artifacts }, input: { principal: by, id } }),
    stream: (
      id: ChatSessionId,
      { run, afterSeq = 0, by = principal }: { run?: RunId; afterSeq?: number; by?: typeof principal } = {},
    ) => openTurnStream({ deps, input: { principal: by, id, run, afterSeq }, options }),
  };
}

async function typesOf(events: AsyncIterable<unknown> | null): Promise<unknown[]> {
  const seen: unknown[] = [];
  for await (const event of events ?? []) seen.push(typeof event === 'object' && event && 'type' in event ? event.type : event);
  return seen;
}

describe('a session', () => {
  it('shows what was said, what it has used, and the turn that goes on', async () => {
    const { open, send, answer, get } = setUp();
    const { id } = await open();
    await answer(await send(id));
    const { run } = await send(id, 'And badgers?');
    const view = await get(id);
    expect(view).toMatchObject({
      title: 'Do otters hold hands?',
      metrics: { turns: 1, prompt_tokens: 100, completion_tokens: 20, cost_usd: '0.000000070', turns_unsettled: 0 },
      running: { run_id: run.id, stream_url: `/api/chat/sessions/${id}/stream?run=${run.id}` },
    });
    expect(view.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
  });

  it('can be read after it is over, but is not among those that go on', async () => {
    const { open, get, list, clock } = setUp();
    const old = await open();
    await clock.advance(29 * DAY_MS);
    const recent = await open();
    expect((await list()).data.map(({ id }) => id)).toEqual([recent.id, old.id]);
    const first = await list(1);
    expect(first).toMatchObject({ data: [{ id: recent.id }], has_more: true });
    await clock.advance(DAY_MS);
    expect(await list()).toMatchObject({ data: [{ id: recent.id }], has_more: false, next_cursor: null });
    expect(await list(1, first.next_cursor ?? '')).toEqual({ data: [], has_more: false, next_cursor: null });
    expect((await get(old.id)).id).toBe(old.id);
  });

  it('is listed though one before it is half deleted', async () => {
    const { open, list, state, clock } = setUp();
    const whole = await open();
    await clock.advance(1_000);
    const half = await open();
    const stored = state.chats.get(half.id);
    if (stored) state.chats.set(half.id, { ...stored, expiresAt: '1970-01-01T00:00:00.000Z' });
    const first = await list(1);
    expect(first).toMatchObject({ data: [], has_more: true });
    expect(await list(1, first.next_cursor ?? '')).toMatchObject({ data: [{ id: whole.id }], has_more: false });
  });

  it('is nobody else’s: it cannot be read, watched, stopped or deleted by a stranger, nor one that never was', async () => {
    const { open, send, get, stream, cancel, remove, stranger, traces } = setUp();
    const { id } = await open();
    const { run } = await send(id);
    const before = traces();
    for (const [chat, by] of [[id, stranger] as const, [NOBODY, undefined] as const]) {
      await expect(get(chat, by)).rejects.toMatchObject({ code: 'not_found' });
      await expect(stream(chat, { run: run.id, ...(by && { by }) })).rejects.toMatchObject({ code: 'not_found' });
      await expect(cancel(chat, by)).rejects.toMatchObject({ code: 'not_found' });
      await expect(remove(chat, by)).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(get(id, null)).rejects.toMatchObject({ code: 'not_found' });
    expect(traces()).toBe(before);
  });

  it('has its turns among the requests of its owner, where they are polled but not watched', async () => {
    const { open, send, answer, deps, principal, surface } = setUp();
    const { id } = await open();
    const { run } = await send(id);
    const stream_url = `/api/chat/sessions/${id}/stream?run=${run.id}`;
    expect(await listRuns({ deps, input: { principal, query: { limit: 9 }, surface } })).toMatchObject({
      data: [{ request_id: run.id, kind: 'chat', status: 'pending', topic: null, factoid: null, stream_url }],
    });
    await answer({ run });
    const polled = await getRun({ deps, input: { principal, id: run.id, surface } });
    expect(polled).toMatchObject({ kind: 'chat', status: 'succeeded', factoid: null, usage: { cost_usd: '0.000000070' } });
    const options = { deadlineMs: 1, heartbeatMs: 1, signal: AbortSignal.abort() };
    const watching = openStream({ deps, input: { principal, id: run.id, afterSeq: 0 }, options });
    await expect(watching).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('deleting a session', () => {
  it('takes every message and record with it, and ends a turn that nobody has begun', async () => {
    const { open, send, answer, remove, get, removed, state } = setUp();
    const { id } = await open();
    const first = await send(id);
    await answer(first);
    const second = await send(id, 'And badgers?');
    await remove(id);
    expect(removed).toEqual([
      [id, [first.run.id, second.run.id]],
      [id, [second.run.id]],
    ]);
    expect(state.runs.get(second.run.id)).toMatchObject({ status: 'cancelled', hold: 'released' });
    expect([state.chats.size, state.messages.size]).toEqual([0, 0]);
    await expect(get(id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('leaves no record of a turn that ended while it went away', async () => {
    const { open, send, deps, principal } = setUp();
    const { id } = await open();
    const { run } = await send(id);
    const records = new Set<RunId>();
    const artifacts = {
      removeOf: async (_: ChatSessionId, runs: readonly RunId[]) => runs.forEach((each) => void records.delete(each)),
    };
    const remove = (gone: ChatSessionId) => {
      records.add(run.id);
      return deps.chats.remove(gone);
    };
    await deleteSession({ deps: { ...deps, chats: { ...deps.chats, remove }, artifacts }, input: { principal, id } });
    expect([...records]).toEqual([]);
  });

  it('asks a turn that goes on to stop, whose ending then leaves nothing', async () => {
    const { open, send, answer, remove, deps, state, clock } = setUp();
    const { id } = await open();
    const { run } = await send(id);
    const now = clock.now().toISOString();
    const leased = await deps.runs.takeLease({ id: run.id, holder: 'w', now, until: '2999-01-01T00:00:00.000Z' });
    await remove(id);
    expect(state.runs.get(run.id)).toMatchObject({ status: 'running', cancelRequestedAt: now });
    expect(leased?.kind === 'chat' && (await answer({ run: leased }))).toBe(true);
    expect([state.runs.get(run.id)?.status, state.chats.size, state.messages.size]).toEqual(['succeeded', 0, 0]);
  });
});

describe('stopping a turn', () => {
  it('ends one that nobody has begun, frees the session, and may be repeated', async () => {
    const { open, send, cancel, get } = setUp();
    const { id } = await open();
    const { run } = await send(id);
    expect(await cancel(id)).toMatchObject({ request_id: run.id, kind: 'chat', status: 'cancelled' });
    expect(await cancel(id)).toMatchObject({ request_id: run.id, status: 'cancelled' });
    const { running, messages } = await get(id);
    expect([running, messages.map(({ status }) => status)]).toEqual([null, ['complete', 'failed']]);
  });

  it('finds nothing to stop before the first message', async () => {
    const { open, cancel } = setUp();
    await expect(cancel((await open()).id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the stream of a turn', () => {
  it('is that of the running turn, or of the last, or of the one that is named', async () => {
    const { open, send, answer, stream } = setUp();
    const { id } = await open();
    await expect(stream(id)).rejects.toMatchObject({ code: 'not_found' });
    const first = await send(id);
    await answer(first);
    expect(await typesOf(await stream(id))).toEqual(['pending', 'succeeded']);
    const second = await send(id, 'And badgers?');
    const running = await stream(id);
    expect((await running?.next())?.value).toMatchObject({ type: 'pending', run_id: second.run.id });
    expect(await typesOf(await stream(id, { run: first.run.id }))).toEqual(['pending', 'succeeded']);
  });

  it('goes on after the last event that was seen, is null at its end, and refuses a place beyond', async () => {
    const { open, send, answer, stream } = setUp();
    const { id } = await open();
    const { run } = await send(id);
    await expect(stream(id, { afterSeq: 2 })).rejects.toMatchObject({ code: 'invalid_cursor' });
    await answer({ run });
    expect(await typesOf(await stream(id, { afterSeq: 1 }))).toEqual(['succeeded']);
    expect(await stream(id, { afterSeq: 2 })).toBeNull();
    await expect(stream(id, { afterSeq: 3 })).rejects.toMatchObject({ code: 'invalid_cursor' });
  });

  it('is not there for a turn of another session', async () => {
    const { open, send, stream } = setUp();
    const [one, other] = [await open(), await open()];
    const { run } = await send(one.id);
    await send(other.id);
    await expect(stream(other.id, { run: run.id })).rejects.toMatchObject({ code: 'not_found' });
    const unknown = RunId.parse('run_03q9gb7pm00000000000000099');
    await expect(stream(one.id, { run: unknown })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is null once the log of an ended turn is not kept any more', async () => {
    const { open, send, answer, stream, state } = setUp();
    const { id } = await open();
    const { run } = await send(id);
    await answer({ run });
    state.events.delete(run.id);
    expect(await stream(id)).toBeNull();
  });

  it('goes on after the session is over, and not once it was deleted', async () => {
    const { open, send, stream, remove, clock } = setUp();
    const { id } = await open();
    const { run } = await send(id);
    await clock.advance(31 * DAY_MS);
    expect((await (await stream(id))?.next())?.value).toMatchObject({ type: 'pending' });
    await remove(id);
    await expect(stream(id, { run: run.id })).rejects.toMatchObject({ code: 'not_found' });
  });
});
