import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { FactoidId } from '@factoids/contracts';
import { AppError, type FactoidVector, type VectorBatch, type VectorStore } from '@factoids/core';
import { batchGet } from './batch-get.ts';
import { storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';
import { transact } from './transact.ts';
import {
  batchSk,
  LAST_BATCH_SK,
  parseBatchItem,
  parseThroughItem,
  parseVectorItem,
  throughKey,
  toBatchItem,
  toVectorItem,
  VECTORS,
  vectorKey,
} from './vector-item.ts';

/** Over the content table. */
export function dynamoVectorStore(table: TablePort): VectorStore {
  const { tableName: TableName, client } = table;

  async function find(model: string, ids: readonly FactoidId[]): Promise<readonly FactoidVector[]> {
    const items = (await batchGet(table, ids.map(vectorKey))).map(parseVectorItem);
    return items.flatMap(({ model: by, ...vector }) => (by === model ? [vector] : []));
  }

  return {
    find,
    async put(model, vectors) {
      const [first, ...more] = vectors.map(({ id }) => id);
      if (first === undefined) return;
      const items = [
        ...vectors.map((vector) => toVectorItem(model, vector)),
        toBatchItem({ model, ids: [first, ...more], at: table.clock.now() }),
      ];
      const written = await transact(
        table,
        items.map((Item) => ({ Put: { TableName, Item } })),
      );
      if (!written) throw new AppError('store_busy', { retryAfterSeconds: 1 });
    },
    async lacking(model, ids) {
      const found = new Set((await find(model, ids)).map(({ id }) => id));
      return ids.filter((id) => !found.has(id));
    },
    putAfter: (key) => readBatches(table, key),
    async through(model) {
      const get = new GetCommand({ TableName, Key: throughKey(model), ConsistentRead: true });
      const { Item } = await storeRead(table, () => client.send(get));
      return Item ? parseThroughItem(Item) : null;
    },
    async noteThrough(model, id) {
      const put = new PutCommand({ TableName, Item: { ...throughKey(model), factoid_id: id } });
      await storeRead(table, () => client.send(put));
    },
  };
}

async function* readBatches(table: TablePort, after: string): AsyncGenerator<readonly VectorBatch[]> {
  let start: Record<string, unknown> | undefined;
  do {
    const input = { ...batchQuery(table.tableName, after), ...(start && { ExclusiveStartKey: start }) };
    const { Items = [], LastEvaluatedKey } = await storeRead(table, () => table.client.send(new QueryCommand(input)));
    yield Items.map(parseBatchItem);
    start = LastEvaluatedKey;
  } while (start);
}

/** The keys are times: what comes before them are none. */
function batchQuery(tableName: string, after: string) {
  return {
    TableName: tableName,
    KeyConditionExpression: 'pk = :vectors AND sk BETWEEN :after AND :last',
    ExpressionAttributeValues: { ':vectors': VECTORS, ':after': batchSk(after), ':last': LAST_BATCH_SK },
    ConsistentRead: true,
  };
}
