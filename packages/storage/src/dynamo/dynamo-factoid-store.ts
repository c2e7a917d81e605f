import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { FactoidStore } from '@factoids/core';
import { batchGet } from './batch-get.ts';
import { factoidKey, parseFactoidItem } from './factoid-item.ts';
import { readArc, readList } from './factoid-lists.ts';
import { storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';
import { parseTextItem, textKey } from './text-item.ts';

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
    list: (ask) => readList(table, ask),
    listArc: (arc, limit) => readArc(table, arc, limit),
    async findByText(hash) {
      const input = { TableName: table.tableName, Key: textKey(hash), ConsistentRead: true };
      const { Item } = await storeRead(table, () => table.client.send(new GetCommand(input)));
      return Item ? parseTextItem(Item) : null;
    },
  };
}
