import { gunzipSync, gzipSync } from 'node:zlib';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { PriceListStore } from '@factoids/core';
import * as z from 'zod';
import { storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';

const Prices = z.object({ prompt: z.string(), completion: z.string(), request: z.string() });

const Listed = z.object({
  id: z.string(),
  name: z.string(),
  contextLength: z.int(),
  maxCompletionTokens: z.int().nullable(),
  prices: Prices.nullable(),
  overrides: z.array(
    z.object({
      prices: Prices.partial(),
      minPromptTokens: z.int().nullable(),
      window: z.object({ fromMinute: z.int(), toMinute: z.int() }).nullable(),
    }),
  ),
  structuredOutput: z.boolean(),
  tools: z.boolean(),
});

const Item = z.object({ fetchedAt: z.string(), models: z.instanceof(Uint8Array) });
const KEY = { pk: 'MODELS', sk: 'MODELS' };

/** One item, compressed: several hundred models stay far below the size of an item, and cheap to read. */
export function dynamoPriceListStore(table: TablePort): PriceListStore {
  return {
    async load() {
      const input = { TableName: table.tableName, Key: KEY };
      const answer = await storeRead(table, () => table.client.send(new GetCommand(input)));
      if (!answer.Item) return null;
      const { fetchedAt, models } = Item.parse(answer.Item);
      return { fetchedAt, models: z.array(Listed).parse(JSON.parse(gunzipSync(models).toString('utf8'))) };
    },
    async save({ fetchedAt, models }) {
      const item = { ...KEY, fetchedAt, models: gzipSync(JSON.stringify(models)) };
      await storeRead(table, () => table.client.send(new PutCommand({ TableName: table.tableName, Item: item })));
    },
  };
}
