import { CHAT_LIMITS, MessageId, nanoUsd } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { type AdmissionStore, type CounterKey, counterId, holdPieces, type Taking } from '../admission/index.ts';
import type { ChatSession, ChatStore } from '../chat/index.ts';
import type { Ending, RunCall, RunOf, RunStore } from '../runs/index.ts';
import { endingOf, openingOf, sampleCall, sampleSession, sampleTurn } from './sample-chat.ts';
import { ALONE } from './sample-run.ts';

export interface ChatStoresUnderTest {
  readonly chats: ChatStore;
  /** Writes the messages, with the runs that they belong to. */
  readonly runs: RunStore;
  /** Sees what was taken. */
  readonly admissions: AdmissionStore;
}

const UNKNOWN: RunCall['usage'] = { promptTokens: 100, completionTokens: 20, cost: null };
const SUMMARY = { text: 'Otters, so far.', through: MessageId.parse('msg_03q9gb7pm00000000000000001') };

/** What the store of chats promises together with that of runs, whatever they keep them in. */
export function describeChatStore(name: string, makeStores: () => ChatStoresUnderTest): void {
  // Of no number that another contract uses in the same store.
  let count = 700_000;
  const next = () => {
    count += 1;
    return count;
  };
  const open = async (overrides: Partial<ChatSession> = {}): Promise<ChatSession> => {
    const session = sampleSession(next(), overrides);
    expect(await makeStores().chats.open(session, [])).toBe(true);
    return session;
  };
  const begin = async (session: ChatSession, takings: readonly Taking[] = []) => {
    const run = sampleTurn(next(), session, { holds: holdPieces(takings) });
    const { outcome } = await makeStores().runs.create(run, { ...ALONE, takings, turn: openingOf(run) });
    return { run, outcome };
  };
  const end = (run: RunOf<'chat'>, more: Partial<Ending> = {}) =>
    makeStores().runs.finish({ runId: run.id, epoch: 0, seq: 1 }, endOf(run, more));
  const find = (session: ChatSession) => makeStores().chats.find(session.id);
  const said = async (session: ChatSession) => (await makeStores().chats.messages(session.id)).map(({ id }) => id);
  const keyOf = (session: ChatSession): CounterKey => ({ scope: `chat:${session.id}`, window: 'all', shard: 0 });
  const committed = async (session: ChatSession) => {
    const key = keyOf(session);
    const query = { counters: [key], keyId: null, parties: [], idempotency: null, now: session.createdAt };
    return (await makeStores().admissions.read(query)).counters.get(counterId(key))?.committed ?? 0;
  };
  const taking = (session: ChatSession): Taking => {
    return { key: keyOf(session), amount: nanoUsd(100), committedAtMost: null, run: null };
  };

  describe(`${name}: a session`, () => {
    it('is found as it was opened, with nothing said', async () => {
      const session = await open({ title: 'Żółwie 🐢', summary: SUMMARY });
      expect(await find(session)).toEqual(session);
      expect(await said(session)).toEqual([]);
    });

    it('is opened with what it takes, or not at all', async () => {
      const session = sampleSession(next());
      const { chats } = makeStores();
      expect(await chats.open(session, [{ ...taking(session), committedAtMost: nanoUsd(-1) }])).toBe(false);
      expect([await find(session), await committed(session)]).toEqual([null, 0]);
      expect(await chats.open(session, [taking(session)])).toBe(true);
      expect(await committed(session)).toBe(100);
      expect(await chats.open(session, [taking(session)])).toBe(false);
    });

    it("is among its owner's alone, newest first, page by page, and none of their runs", async () => {
      const owner = `session:chats-${next()}` as const;
      const sessions = [await open({ owner }), await open({ owner }), await open({ owner })];
      await open();
      if (sessions[0]) await begin(sessions[0]);
      const { chats, runs } = makeStores();
      const first = await chats.listByOwner(owner, { limit: 2 });
      expect(first).toMatchObject({ data: [sessions[2], sessions[1]], has_more: true });
      const rest = await chats.listByOwner(owner, { limit: 2, cursor: first.next_cursor ?? '' });
      expect(rest).toMatchObject({ data: [{ id: sessions[0]?.id }], has_more: false, next_cursor: null });
      expect((await runs.listByOwner(owner, { limit: 9 })).data).toMatchObject([{ kind: 'chat' }]);
      await expect(chats.listByOwner(owner, { limit: 2, cursor: 'bm9uZQ' })).rejects.toMatchObject({ code: 'invalid_cursor' });
    });
  });

  describe(`${name}: taking a turn`, () => {
    it('writes the message and the turn with the run, all of which a crash leaves readable', async () => {
      const session = await open();
      const { run, outcome } = await begin(session);
      expect(outcome).toBe('created');
      const title = openingOf(run).title;
      expect(await find(session)).toEqual({ ...session, running: run.id, lastRun: run.id, turns: 1, title });
      expect(await makeStores().chats.messages(session.id)).toEqual([openingOf(run).message]);
      expect(await makeStores().runs.find(run.id)).toEqual(run);
    });

    it('gives it to one of two that come at once, and writes and takes nothing for the other', async () => {
      const session = await open();
      const both = await Promise.all([begin(session, [taking(session)]), begin(session, [taking(session)])]);
      expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['created', 'refused']);
      const [first, second] = both[0]?.outcome === 'created' ? both : both.toReversed();
      expect(await find(session)).toMatchObject({ running: first?.run.id, turns: 1 });
      expect(await said(session)).toEqual([first?.run.input.messageId]);
      expect(second && (await makeStores().runs.find(second.run.id))).toBeNull();
      expect(await committed(session)).toBe(100);
    });

    it.each<[string, Partial<ChatSession>]>([
      ['is over', { expiresAt: '2099-11-22T09:00:00.000Z' }],
      ['is full', { turns: CHAT_LIMITS.turns }],
    ])('refuses it in a session that %s', async (_why, state) => {
      const session = await open(state);
      const { run, outcome } = await begin(session, [taking(session)]);
      expect(outcome).toBe('refused');
      expect(await makeStores().runs.find(run.id)).toBeNull();
      expect([await find(session), await said(session), await committed(session)]).toEqual([session, [], 0]);
    });

    it('refuses it in a session that was never there', async () => {
      const session = sampleSession(next());
      expect((await begin(session, [taking(session)])).outcome).toBe('refused');
      expect([await find(session), await said(session), await committed(session)]).toEqual([null, [], 0]);
    });
  });

  describe(`${name}: ending a turn`, () => {
    it('leaves the answer and the summary, adds what was used, and frees the turn', async () => {
      const session = await open();
      const { run } = await begin(session);
      const calls = [sampleCall(), sampleCall()];
      expect(await end(run, { calls, turn: endingOf(run, calls, { summary: SUMMARY }) })).toBe(true);
      expect(await find(session)).toMatchObject({
        ...{ running: null, lastRun: run.id, turns: 1, summary: SUMMARY },
        used: { turns: 1, promptTokens: 200, completionTokens: 40, cost: 140, unsettled: 0 },
      });
      const [, answer] = await makeStores().chats.messages(session.id);
      expect(answer).toEqual(endingOf(run, calls).answer);
      const second = await begin(session);
      expect(await said(session)).toEqual([run.input.messageId, run.input.answerId, second.run.input.messageId]);
      expect(await find(session)).toMatchObject({ running: second.run.id, turns: 2, summary: SUMMARY });
    });

    it('happens once, whoever comes at once', async () => {
      const session = await open();
      const { run } = await begin(session);
      const ended = await Promise.all([end(run), end(run), end(run)]);
      expect(ended.filter(Boolean)).toHaveLength(1);
      expect(await said(session)).toEqual([run.input.messageId, run.input.answerId]);
      expect(await find(session)).toMatchObject({ used: { turns: 1, cost: 70 } });
    });

    it('does not free the turn of a run that is not to end so', async () => {
      const session = await open();
      const { run } = await begin(session, [taking(session)]);
      expect(await end(run, { pieces: 7 })).toBe(false);
      expect(await find(session)).toMatchObject({ running: run.id, used: { turns: 0 } });
      expect(await said(session)).toEqual([run.input.messageId]);
    });

    it('leaves nothing in a session that was deleted meanwhile, and gives back and settles all the same', async () => {
      const session = await open();
      const { run } = await begin(session, [taking(session)]);
      await makeStores().chats.remove(session.id);
      const calls = [sampleCall(UNKNOWN)];
      expect(await end(run, { calls, turn: endingOf(run, calls), hold: 'settling', pieces: 1 })).toBe(true);
      expect([await find(session), await said(session)]).toEqual([null, []]);
      const settled = await makeStores().runs.find(run.id);
      const changes = [{ key: keyOf(session), spent: 70, committed: -30, openRuns: 0 }];
      expect(settled && (await makeStores().runs.settle(settled, { calls: [sampleCall()], hold: 'settled', changes }))).toBe(
        true,
      );
      expect([await find(session), await said(session), await committed(session)]).toEqual([null, [], 70]);
    });
  });

  describe(`${name}: settling a turn`, () => {
    it('puts the cost on the answer and on the session, once', async () => {
      const session = await open();
      const { run } = await begin(session);
      const calls = [sampleCall(), sampleCall(UNKNOWN)];
      await end(run, { calls, turn: endingOf(run, calls), hold: 'settling' });
      expect(await find(session)).toMatchObject({ used: { turns: 1, promptTokens: 200, cost: 0, unsettled: 1 } });
      const ended = await makeStores().runs.find(run.id);
      const settlement = { calls: [sampleCall(), sampleCall()], hold: 'settled', changes: [] } as const;
      const settle = () => (ended ? makeStores().runs.settle(ended, settlement) : false);
      expect((await Promise.all([settle(), settle()])).filter(Boolean)).toHaveLength(1);
      const used = { turns: 1, promptTokens: 200, completionTokens: 40, cost: nanoUsd(140), unsettled: 0 };
      expect(await find(session)).toMatchObject({ used });
      const [message, answer] = await makeStores().chats.messages(session.id);
      expect(message?.usage).toBeNull();
      expect(answer).toEqual(endingOf(run, settlement.calls).answer);
    });
  });

  describe(`${name}: removing a session`, () => {
    it('takes every message with it, however many, and nothing of another; repeating is harmless', async () => {
      const [session, other] = [await open(), await open()];
      for (let turn = 0; turn < 15; turn += 1) await end((await begin(session)).run);
      await begin(other);
      expect(await said(session)).toHaveLength(30);
      const { chats } = makeStores();
      await chats.remove(session.id);
      await chats.remove(session.id);
      expect([await find(session), await said(session)]).toEqual([null, []]);
      expect(await said(other)).toHaveLength(1);
      expect((await begin(session)).outcome).toBe('refused');
    });

    it('takes the logs of its turns with it, but for the turn that goes on', async () => {
      const [session, other] = [await open(), await open()];
      const [ended, others] = [(await begin(session)).run, (await begin(other)).run];
      await end(ended);
      await end(others);
      const running = (await begin(session)).run;
      const { chats, runs } = makeStores();
      await chats.remove(session.id);
      await chats.remove(session.id);
      const logged = async ({ id }: RunOf<'chat'>) => (await runs.readEvents(id, 0, { consistent: true })).length;
      expect([await logged(ended), await logged(running), await logged(others)]).toEqual([0, 1, 2]);
      expect(await runs.find(ended.id)).not.toBeNull();
    });
  });
}

function endOf(run: RunOf<'chat'>, more: Partial<Ending>): Ending {
  const calls = [sampleCall()];
  return {
    ...{ at: run.createdAt, events: [{ type: 'cancelled' }], calls, hold: 'settled', changes: [], pieces: run.holds.length },
    ...{ factoid: null, daily: null, turn: endingOf(run, calls), problem: null, forget: null },
    ...more,
  };
}
