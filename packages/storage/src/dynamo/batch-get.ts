import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { storeRead } from './store-call.ts';
import type { DocumentPort, TablePort } from './table.ts';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

const KEYS_PER_CALL = 100;
const BACKOFF_MS = 20;

/** The items of several tables in one call, by table; at most a hundred. What does not exist is left out. */
export async function batchGetTables(
  port: DocumentPort,
  wanted: ReadonlyMap<string, readonly Key[]>,
): Promise<Map<string, unknown[]>> {
  const found = new Map<string, unknown[]>([...wanted.keys()].map((table) => [table, []]));
  let left: Record<string, { Keys: Record<string, unknown>[]; ConsistentRead: true }> = Object.fromEntries(
    [...wanted]
      .filter(([, keys]) => keys.length > 0)
      .map(([table, keys]) => [table, { Keys: keys.map(({ pk, sk }) => ({ pk, sk })), ConsistentRead: true as const }]),
  );
  while (Object.keys(left).length > 0) {
    const answer = await storeRead(port, () => port.client.send(new BatchGetCommand({ RequestItems: left })));
    for (const [table, items] of Object.entries(answer.Responses ?? {})) found.get(table)?.push(...items);
    left = Object.fromEntries(
      Object.entries(answer.UnprocessedKeys ?? {}).map(([table, { Keys = [] }]) => [
        table,
        { Keys, ConsistentRead: true as const },
      ]),
    );
    if (Object.keys(left).length > 0) await port.clock.sleep(BACKOFF_MS);
  }
  return found;
}

/** The items with these keys, in no order; those that do not exist are left out. */
export async function batchGet(table: TablePort, keys: readonly Key[]): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  for (let at = 0; at < keys.length; at += KEYS_PER_CALL) {
    const found = await batchGetTables(table, new Map([[table.tableName, keys.slice(at, at + KEYS_PER_CALL)]]));
    items.push(...(found.get(table.tableName) ?? []));
  }
  return items;
}
