import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';

interface Key {
  readonly pk: string;
  readonly sk: string;
}

const KEYS_PER_CALL = 100;
const BACKOFF_MS = 20;

/** The items with these keys, in no order; those that do not exist are left out. */
export async function batchGet(table: TablePort, keys: readonly Key[]): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  for (let at = 0; at < keys.length; at += KEYS_PER_CALL) {
    items.push(...(await batchGetChunk(table, keys.slice(at, at + KEYS_PER_CALL))));
  }
  return items;
}

async function batchGetChunk(table: TablePort, keys: readonly Key[]): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  let left: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }));
  while (left.length > 0) {
    const request = { [table.tableName]: { Keys: left, ConsistentRead: true } };
    const answer = await storeRead(table, () => table.client.send(new BatchGetCommand({ RequestItems: request })));
    items.push(...(answer.Responses?.[table.tableName] ?? []));
    left = answer.UnprocessedKeys?.[table.tableName]?.Keys ?? [];
    if (left.length > 0) await table.clock.sleep(BACKOFF_MS);
  }
  return items;
}
