import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { manualClock } from '@factoids/core/testing';
import { expect, test } from 'vitest';
import { batchDelete, batchPut } from './batch-write.ts';

interface Request {
  readonly PutRequest?: { readonly Item: Named };
  readonly DeleteRequest?: { readonly Key: Named };
}
interface Named {
  readonly pk: string;
}

/** A table that takes so many items of each call, and leaves the rest undone. */
function setUp(takes: (call: number) => number) {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-test-1' }));
  const taken: string[] = [];
  const sizes: number[] = [];
  const send = async ({ input }: BatchWriteCommand) => {
    const requests = (input.RequestItems?.things ?? []) as Request[];
    sizes.push(requests.length);
    const count = takes(sizes.length);
    if (count === 0) throw Object.assign(new Error('slow down'), { name: 'ProvisionedThroughputExceededException' });
    taken.push(...requests.slice(0, count).map(({ PutRequest, DeleteRequest }) => (PutRequest?.Item ?? DeleteRequest?.Key)!.pk));
    const rest = requests.slice(count);
    return { UnprocessedItems: rest.length > 0 ? { things: rest } : {} };
  };
  Object.assign(client, { send });
  const clock = manualClock();
  const sleep = async (ms: number) => clock.advance(ms);
  const table = { client, tableName: 'things', clock: { ...clock, sleep }, random: () => 0.5 };
  const since = clock.now().getTime();
  return {
    taken,
    sizes,
    waitedMs: () => clock.now().getTime() - since,
    put: (count: number) => batchPut(table, items(count)),
    remove: (count: number) => batchDelete(table, items(count)),
  };
}

const items = (count: number) => Array.from({ length: count }, (_, n) => ({ pk: `thing-${n}`, sk: 'thing' }));
const names = (count: number) => items(count).map(({ pk }) => pk);

test.each(['put', 'remove'] as const)('all items arrive, in calls that the store takes: %s', async (verb) => {
  const { taken, sizes, [verb]: write } = setUp(() => 25);
  await write(310);
  expect(new Set(taken)).toEqual(new Set(names(310)));
  expect(Math.max(...sizes)).toBe(25);
});

test.each(['put', 'remove'] as const)(
  'what a busy table leaves undone is done later, and nothing else twice: %s',
  async (verb) => {
    const { taken, [verb]: write } = setUp((call) => (call % 3 === 0 ? 0 : 2));
    await write(60);
    expect([...taken].sort()).toEqual(names(60).sort());
  },
);

test('a table that takes nothing more is busy, and the call ends', async () => {
  const { taken, put } = setUp((call) => (call < 5 ? 10 : 0));
  await expect(put(60)).rejects.toMatchObject({ code: 'store_busy' });
  expect(taken).toHaveLength(40);
});

test('who deletes while somebody waits gives up long before who imports', async () => {
  const waits = await Promise.all(
    (['put', 'remove'] as const).map(async (verb) => {
      const { [verb]: write, waitedMs } = setUp(() => 0);
      await expect(write(10)).rejects.toMatchObject({ code: 'store_busy' });
      return waitedMs();
    }),
  );
  const [put = 0, removed = 0] = waits;
  expect([put >= 30_000, removed < 7_000]).toEqual([true, true]);
});
