import { gunzipSync, gzipSync } from 'node:zlib';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { nanoUsd } from '@factoids/contracts';
import { manualClock, sampleModel } from '@factoids/core/testing';
import { describe, expect, it } from 'vitest';
import { dynamoPriceListStore } from './dynamo-price-list-store.ts';
import type { TablePort } from './table.ts';

/** A table of one item. */
function setUp(kept?: Record<string, unknown>) {
  const table = { item: kept };
  const send = async (command: unknown) => {
    if (command instanceof PutCommand) table.item = command.input.Item;
    return command instanceof GetCommand ? { Item: table.item } : {};
  };
  const port = { client: { send }, tableName: 'content', clock: manualClock(), random: () => 0 } as unknown as TablePort;
  return { table, store: dynamoPriceListStore(port) };
}

const FETCHED_AT = '2026-11-22T09:00:00.000Z';
const cached = sampleModel({
  id: 'acme/cached',
  prices: { prompt: '1e-6', completion: '2e-6', request: '0', cacheRead: '1e-7', cacheWrite: '0.00000125' },
  overrides: [{ prices: { cacheWrite: '3e-6' }, minPromptTokens: 200_000, window: { fromMinute: 1_350, toMinute: 240 } }],
});

describe('the kept price list', () => {
  it('comes back as it was, with cache prices and with what was learned about costs', async () => {
    const list = {
      models: [sampleModel(), cached, { ...sampleModel(), prices: null }],
      fetchedAt: FETCHED_AT,
      typicalCosts: { 'acme/cached': { cost: nanoUsd(18_450), samples: 7 } },
    };
    const { store } = setUp();
    await store.save(list);
    expect(await store.load()).toEqual(list);
  });

  it('is read as an earlier version wrote it, without cache prices and costs', async () => {
    const { id, name, contextLength, maxCompletionTokens, prices, overrides, structuredOutput, tools } = sampleModel();
    const model = { id, name, contextLength, maxCompletionTokens, prices, overrides, structuredOutput, tools };
    const { store } = setUp({ pk: 'MODELS', sk: 'MODELS', fetchedAt: FETCHED_AT, models: gzipSync(JSON.stringify([model])) });
    expect(await store.load()).toEqual({ models: [sampleModel()], fetchedAt: FETCHED_AT });
  });

  it('is one small item, with several hundred models', async () => {
    const models = Array.from({ length: 600 }, (_, n) => ({ ...cached, id: `vendor-${n % 40}/model-${n}` }));
    const { table, store } = setUp();
    await store.save({ models, fetchedAt: FETCHED_AT });
    const bytes = table.item?.['models'] as Buffer;
    expect(bytes.byteLength).toBeLessThan(100_000);
    expect(JSON.parse(gunzipSync(bytes).toString())).toHaveLength(600);
  });

  it('is not there before anybody saved it', async () => expect(await setUp().store.load()).toBeNull());
});
