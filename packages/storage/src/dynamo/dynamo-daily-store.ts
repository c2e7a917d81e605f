import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DailyStore } from '@factoids/core';
import { dailyKey, parseDailyItem } from './daily-item.ts';
import { storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';

/** Puts nothing: a day's factoid is put in the transaction that ends its run. */
export function dynamoDailyStore(table: TablePort): DailyStore {
  return {
    async find(date) {
      const input = { TableName: table.tableName, Key: dailyKey(date), ConsistentRead: true };
      const { Item } = await storeRead(table, () => table.client.send(new GetCommand(input)));
      return Item ? parseDailyItem(Item) : null;
    },
  };
}
