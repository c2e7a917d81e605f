import { BatchGetCommand, BatchWriteCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { CHAT_LIMITS } from '@factoids/contracts';
import { manualClock, openingOf, sampleSession, sampleTurn } from '@factoids/core/testing';
import { expect, test } from 'vitest';
import { putMessage, sessionKey } from './chat-item.ts';
import { dynamoChatStore } from './dynamo-chat-store.ts';
import { eventKey } from './event-item.ts';
import { runKey, toRunItem } from './run-item.ts';

const session = sampleSession(1);

const EVENTS = 100;
const nameOf = ({ pk, sk }: Readonly<Record<string, unknown>>) => `${pk} ${sk}`;

/** A table with so many ended turns of one session and their logs, which takes one call that deletes, and then none for a while. */
function setUp({ turns, busyMs }: { turns: number; busyMs: number }) {
  const ended = Array.from({ length: turns }, (_, n) => sampleTurn(n, session, { finishedAt: session.createdAt }));
  const runs = new Map(ended.map((run) => [nameOf(runKey(run.id)), toRunItem(run)]));
  const items = ended.map((run) => {
    const log = Array.from({ length: EVENTS }, (_event, seq) => eventKey(run.id, seq));
    return [putMessage('runs', session.id, openingOf(run).message).Item, ...log];
  });
  const standing = new Map([sessionKey(session.id), ...items.flat()].map((item) => [nameOf(item), item]));
  const seen = { isClosed: false, sizes: [] as number[] };
  const clock = manualClock();
  const calmAt = clock.now().getTime() + busyMs;
  const send = async (command: unknown) => {
    if (command instanceof UpdateCommand) seen.isClosed = true;
    if (command instanceof BatchGetCommand) return { Responses: { runs: keysOf(command).map((key) => runs.get(nameOf(key))) } };
    if (command instanceof QueryCommand) {
      return { Items: [...standing.values()].filter((item) => nameOf(item).startsWith(beginningOf(command))) };
    }
    if (!(command instanceof BatchWriteCommand)) return {};
    const writes = command.input.RequestItems?.['runs'] ?? [];
    seen.sizes.push(writes.length);
    if (seen.sizes.length > 1 && clock.now().getTime() < calmAt) throw new Error('the line is cut');
    for (const { DeleteRequest } of writes) standing.delete(nameOf(DeleteRequest?.Key ?? {}));
    return {};
  };
  const slow = { ...clock, sleep: async (ms: number) => clock.advance(ms) };
  const port = { client: { send }, tableName: 'runs', ledgerTableName: 'ledger', clock: slow, random: () => 1 };
  return { standing, seen, clock, store: dynamoChatStore(port as unknown as Parameters<typeof dynamoChatStore>[0]) };
}

const keysOf = ({ input }: BatchGetCommand) => input.RequestItems?.['runs']?.Keys ?? [];

function beginningOf({ input }: QueryCommand): string {
  const { ':pk': pk, ...prefix } = input.ExpressionAttributeValues ?? {};
  return `${pk} ${Object.values(prefix)[0]}`;
}

test('a session of as many turns as it may have goes away in calls that the store takes', async () => {
  const { standing, seen, store } = setUp({ turns: CHAT_LIMITS.turns, busyMs: 0 });
  await store.remove(session.id);
  expect([standing.size, seen.isClosed]).toEqual([0, true]);
  expect(Math.max(...seen.sizes)).toBeLessThanOrEqual(25);
});

test('a removal that broke off leaves the session closed but findable, so that asking again removes the rest', async () => {
  const { standing, seen, clock, store } = setUp({ turns: 30, busyMs: 10_000 });
  await expect(store.remove(session.id)).rejects.toMatchObject({ code: 'store_busy' });
  expect([standing.has(nameOf(sessionKey(session.id))), seen.isClosed]).toEqual([true, true]);
  expect([...standing.values()].filter(({ sk }) => sk.startsWith('MSG#'))).toHaveLength(30);
  await clock.advance(10_000);
  await store.remove(session.id);
  expect(standing.size).toBe(0);
});

test('a removal waits out a table that is busy for a moment', async () => {
  const { standing, store } = setUp({ turns: 30, busyMs: 1_000 });
  await store.remove(session.id);
  expect(standing.size).toBe(0);
});
