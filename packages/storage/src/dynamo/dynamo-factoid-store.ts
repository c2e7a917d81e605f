import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { FactoidId, type PageQuery } from '@factoids/contracts';
import type { FactoidStore } from '@factoids/core';
import * as z from 'zod';
import { batchGet } from './batch-get.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { FEED, factoidKey, parseFactoidItem } from './factoid-item.ts';
import { storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';

const TextOnly = z.object({ text: z.string() });

export function dynamoFactoidStore(table: TablePort): FactoidStore {
  return {
    async find(id) {
      const input = { TableName: table.tableName, Key: factoidKey(id), ConsistentRead: true };
      const { Item } = await storeRead(table, () => table.client.send(new GetCommand(input)));
      return Item ? parseFactoidItem(Item) : null;
    },
    async findMany(ids) {
      const items = await batchGet(table, ids.map(factoidKey));
      return new Map(items.map(parseFactoidItem).map((record) => [record.id, record]));
    },
    listNewest: (query) => listNewest(table, query),
    async recentTexts({ subjectKey, limit }) {
      const { Items = [] } = await storeRead(table, () =>
        table.client.send(new QueryCommand(recentQuery(table.tableName, subjectKey, limit))),
      );
      return Items.map((item) => TextOnly.parse(item).text);
    },
  };
}

async function listNewest(table: TablePort, { limit, cursor }: PageQuery) {
  const after = cursor === undefined ? null : decodeCursor(FactoidId, cursor);
  const { Items = [] } = await storeRead(table, () =>
    table.client.send(
      new QueryCommand({
        ...recentQuery(table.tableName, null, limit + 1),
        ...(after ? { ExclusiveStartKey: { ...factoidKey(after), feed: FEED, factoid_id: after } } : {}),
      }),
    ),
  );
  const data = Items.slice(0, limit).map(parseFactoidItem);
  const last = data.at(-1);
  const hasMore = Items.length > limit;
  return { data, has_more: hasMore, next_cursor: hasMore && last ? encodeCursor(last.id) : null };
}

function recentQuery(tableName: string, subjectKey: string | null, limit: number) {
  const [index, attribute, value] = subjectKey === null ? ['newest', 'feed', FEED] : ['by-subject', 'subject_key', subjectKey];
  return {
    TableName: tableName,
    IndexName: index,
    KeyConditionExpression: '#partition = :value',
    ExpressionAttributeNames: { '#partition': attribute },
    ExpressionAttributeValues: { ':value': value },
    ScanIndexForward: false,
    Limit: limit,
  };
}
