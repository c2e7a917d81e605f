import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { AppError } from '@factoids/core';
import { storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';

type Item = Record<string, unknown>;
type Request = { readonly PutRequest: { readonly Item: Item } } | { readonly DeleteRequest: { readonly Key: Item } };

/** As many as the store takes in a call. */
const ITEMS_PER_BATCH = 25;
const IN_FLIGHT = 8;
const BASE_DELAY_MS = 50;
const MAX_DELAY_MS = 5_000;
/** How long a table may take nothing: who imports a file has time, who answers a request has not. */
const PATIENCE_MS = { put: 30_000, delete: 3_000 } as const;

/**
 * Writes items over what stands there, several calls at once; what the table leaves undone is tried again, slower each time.
 * @throws AppError `store_busy` once it takes nothing for half a minute; some are written then, each of them wholly.
 */
export async function batchPut(table: TablePort, items: readonly Item[]): Promise<void> {
  const requests = items.map((item) => ({ PutRequest: { Item: item } }));
  await writeAll(table, requests, PATIENCE_MS.put);
}

/**
 * Deletes what stands at the keys, if anything does, as {@link batchPut} writes.
 * @throws AppError `store_busy` once the table takes nothing for some seconds; some are deleted then.
 */
export async function batchDelete(table: TablePort, keys: readonly Item[]): Promise<void> {
  const requests = keys.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }));
  await writeAll(table, requests, PATIENCE_MS.delete);
}

async function writeAll(table: TablePort, requests: readonly Request[], patienceMs: number): Promise<void> {
  const batches = Array.from({ length: Math.ceil(requests.length / ITEMS_PER_BATCH) }, (_, n) =>
    requests.slice(n * ITEMS_PER_BATCH, (n + 1) * ITEMS_PER_BATCH),
  ).values();
  // All of them take from one iterator, and so each batch is one's alone.
  const workers = Array.from({ length: IN_FLIGHT }, async () => {
    for (const batch of batches) await writeBatch(table, batch, patienceMs);
  });
  await Promise.all(workers);
}

async function writeBatch(table: TablePort, batch: readonly Request[], patienceMs: number): Promise<void> {
  const nowMs = () => table.clock.now().getTime();
  let left = batch;
  let takenMs = nowMs();
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt > 0) await table.clock.sleep(table.random() * Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** attempt));
    const undone = await writeOnce(table, left).catch((error: unknown) => (isBusy(error) ? left : Promise.reject(error)));
    if (undone.length < left.length) [attempt, takenMs] = [0, nowMs()];
    else if (nowMs() - takenMs >= patienceMs) throw new AppError('store_busy', { retryAfterSeconds: 1 });
    left = undone;
  }
}

async function writeOnce({ tableName, ...port }: TablePort, requests: readonly Request[]): Promise<readonly Request[]> {
  const call = () => port.client.send(new BatchWriteCommand({ RequestItems: { [tableName]: [...requests] } }));
  const { UnprocessedItems = {} } = await storeRead(port, call);
  return (UnprocessedItems[tableName] ?? []).flatMap(({ PutRequest, DeleteRequest }): Request[] => {
    if (PutRequest?.Item) return [{ PutRequest: { Item: PutRequest.Item } }];
    return DeleteRequest?.Key ? [{ DeleteRequest: { Key: DeleteRequest.Key } }] : [];
  });
}

function isBusy(error: unknown): boolean {
  return error instanceof AppError && error.code === 'store_busy';
}
