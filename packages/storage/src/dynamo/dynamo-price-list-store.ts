import { gunzipSync, gzipSync } from 'node:zlib';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { nanoUsd } from '@factoids/contracts';
import type { PriceListStore } from '@factoids/core';
import * as z from 'zod';
import { storeRead } from './store-call.ts';
import { type TablePort, withoutNulls } from './table.ts';

const Prices = z.object({
  prompt: z.string(),
  completion: z.string(),
  request: z.string(),
  cacheRead: z.string().optional(),
  cacheWrite: z.string().optional(),
});

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

const TypicalCost = z.object({ cost: z.int().transform(nanoUsd), samples: z.int() });

/** Without `typicalCosts` until the first refresh by schedule. */
const Item = z.object({
  fetchedAt: z.string(),
  models: z.instanceof(Uint8Array),
  typicalCosts: z.record(z.string(), TypicalCost).optional(),
});
const KEY = { pk: 'MODELS', sk: 'MODELS' };

/** One item, compressed: several hundred models stay far below the size of an item, and cheap to read. */
export function dynamoPriceListStore(table: TablePort): PriceListStore {
  return {
    async load() {
      const input = { TableName: table.tableName, Key: KEY };
      const answer = await storeRead(table, () => table.client.send(new GetCommand(input)));
      if (!answer.Item) return null;
      const { models, ...rest } = Item.parse(answer.Item);
      return { ...rest, models: z.array(Listed).parse(JSON.parse(gunzipSync(models).toString('utf8'))) };
    },
    async save({ models, ...rest }) {
      const item = { ...KEY, ...withoutNulls(rest), models: gzipSync(JSON.stringify(models)) };
      await storeRead(table, () => table.client.send(new PutCommand({ TableName: table.tableName, Item: item })));
    },
  };
}
