import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Counter, CounterKey, Ledger, Window, WindowArchive } from '@factoids/core';
import * as z from 'zod';
import { batchGet } from './batch-get.ts';
import { counterExpiry, counterItemKey, parseCounterItem } from './counter-item.ts';
import { storeCall, storeRead } from './store-call.ts';
import { type TablePort, withoutNulls } from './table.ts';
import { parseWindowArchiveItem, toWindowArchiveItem, windowArchiveKey } from './window-archive-item.ts';

export function dynamoLedger(table: TablePort): Ledger {
  return {
    listCounters: (window) => listCounters(table, window),
    throttle: (key, until, now) =>
      mark(table, key, {
        set: { throttledUntil: until },
        rule: 'attribute_not_exists(throttledUntil) OR throttledUntil <= :now',
        values: { ':now': now },
      }),
    markNotified: (key, by, at) =>
      mark(table, key, {
        set: { notifiedAt: at, notifiedBy: by },
        rule: 'attribute_not_exists(notifiedBy) OR notifiedBy = :notifiedBy',
        values: {},
      }),
    findArchive: (window) => findArchive(table, window),
    archive: (record) => archive(table, record),
  };
}

const IndexEntry = z.object({ pk: z.string(), sk: z.string() });

/** The index only says which counters there are; what they hold is read from the table itself. */
async function listCounters(table: TablePort, window: Window): Promise<Counter[]> {
  const keys: z.output<typeof IndexEntry>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const command = new QueryCommand({
      TableName: table.tableName,
      IndexName: 'by-window',
      KeyConditionExpression: '#window = :window',
      ExpressionAttributeNames: { '#window': 'window' },
      ExpressionAttributeValues: { ':window': window },
      ...(start && { ExclusiveStartKey: start }),
    });
    const { Items = [], LastEvaluatedKey } = await storeRead(table, () => table.client.send(command));
    keys.push(...Items.map((item) => IndexEntry.parse(item)));
    start = LastEvaluatedKey;
  } while (start);
  return (await batchGet(table, keys)).map(parseCounterItem);
}

interface Mark {
  readonly set: Readonly<Record<string, string>>;
  readonly rule: string;
  readonly values: Readonly<Record<string, string>>;
}

/** On a counter that may not exist yet: then it is made as an admission would make it, with nothing taken. */
async function mark(table: TablePort, key: CounterKey, { set, rule, values }: Mark): Promise<boolean> {
  const { scope, window, shard } = key;
  const fresh = withoutNulls({ scope, window, shard, expires_at: counterExpiry(key), spent: 0, committed: 0, openRuns: 0 });
  const initial = Object.keys(fresh).map((name) => `#${name} = if_not_exists(#${name}, :${name})`);
  const marks = Object.keys(set).map((name) => `#${name} = :${name}`);
  const all = Object.entries({ ...fresh, ...set });
  const command = new UpdateCommand({
    TableName: table.tableName,
    Key: counterItemKey(key),
    UpdateExpression: `SET ${[...initial, ...marks].join(', ')}`,
    ConditionExpression: rule,
    ExpressionAttributeNames: Object.fromEntries(all.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: { ...Object.fromEntries(all.map(([name, value]) => [`:${name}`, value])), ...values },
  });
  return (await storeCall(table, () => table.client.send(command))) !== 'refused';
}

async function findArchive(table: TablePort, window: Window): Promise<WindowArchive | null> {
  const input = { TableName: table.tableName, Key: windowArchiveKey(window), ConsistentRead: true };
  const { Item } = await storeRead(table, () => table.client.send(new GetCommand(input)));
  return Item ? parseWindowArchiveItem(Item) : null;
}

async function archive(table: TablePort, record: WindowArchive): Promise<boolean> {
  const put = { TableName: table.tableName, Item: toWindowArchiveItem(record), ConditionExpression: 'attribute_not_exists(pk)' };
  return (await storeCall(table, () => table.client.send(new PutCommand(put)))) !== 'refused';
}
