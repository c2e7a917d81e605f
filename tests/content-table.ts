import { setTimeout as sleepFor } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { FactoidRecord } from '@factoids/core';
import type { LocalCloud } from '@factoids/local-cloud';
import { factoidKey, toFactoidItem } from '@factoids/storage';

const ITEMS_PER_CALL = 25;
const CALLS_AT_ONCE = 4;

type Request = { readonly PutRequest: { Item: Record<string, unknown> } } | { DeleteRequest: { Key: Record<string, unknown> } };

/** The content table of a local cloud, for what takes too long by way of the API. */
export function contentTable(cloud: LocalCloud) {
  const { awsEndpoint: endpoint, region, credentials } = cloud;
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }));
  const tableName = cloud.tables.find((name) => name.endsWith('-content')) ?? '';

  async function write(requests: readonly Request[]): Promise<void> {
    const batches = Array.from({ length: Math.ceil(requests.length / ITEMS_PER_CALL) }, (_, batch) =>
      requests.slice(batch * ITEMS_PER_CALL, (batch + 1) * ITEMS_PER_CALL),
    );
    const writeOn = async (): Promise<void> => {
      for (let batch = batches.shift(); batch; batch = batches.shift()) {
        await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: [...batch] } }));
      }
    };
    await Promise.all(Array.from({ length: CALLS_AT_ONCE }, writeOn));
  }

  return {
    /** What a store needs to work on it. */
    port: { client, tableName, clock: { now: () => new Date(), sleep: (ms: number) => sleepFor(ms) }, random: Math.random },
    put: (records: readonly FactoidRecord[]) => write(records.map((record) => ({ PutRequest: { Item: toFactoidItem(record) } }))),
    remove: (records: readonly FactoidRecord[]) => write(records.map(({ id }) => ({ DeleteRequest: { Key: factoidKey(id) } }))),
    async clear(): Promise<void> {
      for await (const { Items = [] } of paginateScan({ client }, { TableName: tableName, ProjectionExpression: 'pk, sk' })) {
        await write(Items.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })));
      }
    },
  };
}
