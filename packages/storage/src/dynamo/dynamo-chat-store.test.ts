import { QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { manualClock, openingOf, sampleSession, sampleTurn } from '@factoids/core/testing';
import { expect, test } from 'vitest';
import { putMessage, sessionKey } from './chat-item.ts';
import { dynamoChatStore } from './dynamo-chat-store.ts';

const session = sampleSession(1);

/** A table with so many messages of one session, which loses so many deletions before it takes any. */
function setUp({ messages, lost }: { messages: number; lost: number }) {
  const items = Array.from({ length: messages }, (_, n) => {
    return putMessage('runs', session.id, openingOf(sampleTurn(n, session)).message).Item;
  });
  const standing = new Map([
    [sessionKey(session.id).sk, sessionKey(session.id)],
    ...items.map((item) => [item.sk, item] as const),
  ]);
  const seen = { isClosed: false, failing: lost, sizes: [] as number[] };
  const send = async (command: unknown) => {
    if (command instanceof UpdateCommand) seen.isClosed = true;
    if (command instanceof QueryCommand) return { Items: [...standing.values()].filter(({ sk }) => sk.startsWith('MSG#')) };
    if (!(command instanceof TransactWriteCommand)) return {};
    const writes = command.input.TransactItems ?? [];
    seen.sizes.push(writes.length);
    if (writes.length > 1 && seen.sizes.length > 1 && seen.failing-- > 0) throw new Error('the line is cut');
    for (const { Delete } of writes) standing.delete(String(Delete?.Key?.['sk']));
    return {};
  };
  const port = { client: { send }, tableName: 'runs', ledgerTableName: 'ledger', clock: manualClock(), random: () => 0 };
  return { standing, seen, store: dynamoChatStore(port as unknown as Parameters<typeof dynamoChatStore>[0]) };
}

test('a session of as many messages as it may have goes away in calls that the store takes', async () => {
  const { standing, seen, store } = setUp({ messages: 200, lost: 0 });
  await store.remove(session.id);
  expect([standing.size, seen.isClosed]).toEqual([0, true]);
  expect(Math.max(...seen.sizes)).toBeLessThanOrEqual(25);
});

test('a removal that broke off leaves the session closed but findable, so that asking again removes the rest', async () => {
  const { standing, seen, store } = setUp({ messages: 60, lost: 1 });
  await expect(store.remove(session.id)).rejects.toMatchObject({ code: 'store_busy' });
  expect([standing.has('SESSION'), standing.size < 61, seen.isClosed]).toEqual([true, true, true]);
  await store.remove(session.id);
  expect(standing.size).toBe(0);
});
