import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { AppError } from '@factoids/core';
import { inBatches } from './in-batches.ts';
import { storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';

type Item = Record<string, unknown>;

const BASE_DELAY_MS = 50;
const MAX_DELAY_MS = 5_000;
/** About half a minute in which the table takes nothing. */
const FRUITLESS_ATTEMPTS = 10;

/**
 * Writes items, several calls at once, over what stands there; what the table leaves undone is tried again, slower each time.
 * @throws AppError `store_busy` once it takes nothing for about half a minute; some are written then, each of them wholly.
 */
export async function batchPut(table: TablePort, items: readonly Item[]): Promise<void> {
  await inBatches(items, (batch) => putBatch(table, batch));
}

async function putBatch(table: TablePort, batch: readonly Item[]): Promise<void> {
  let left = batch;
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt > FRUITLESS_ATTEMPTS) throw new AppError('store_busy', { retryAfterSeconds: 1 });
    if (attempt > 0) await table.clock.sleep(table.random() * Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** attempt));
    const undone = await putOnce(table, left).catch((error: unknown) => (isBusy(error) ? left : Promise.reject(error)));
    if (undone.length < left.length) attempt = 0;
    left = undone;
  }
}

async function putOnce({ tableName, ...port }: TablePort, items: readonly Item[]): Promise<readonly Item[]> {
  const requests = items.map((Item) => ({ PutRequest: { Item } }));
  const call = () => port.client.send(new BatchWriteCommand({ RequestItems: { [tableName]: requests } }));
  const { UnprocessedItems = {} } = await storeRead(port, call);
  return (UnprocessedItems[tableName] ?? []).flatMap(({ PutRequest }) => (PutRequest?.Item ? [PutRequest.Item] : []));
}

function isBusy(error: unknown): boolean {
  return error instanceof AppError && error.code === 'store_busy';
}
