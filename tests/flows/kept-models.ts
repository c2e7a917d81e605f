import { DeleteItemCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { LocalCloud } from '@factoids/local-cloud';
import { expect } from 'vitest';

/** The front door keeps no public read longer. */
export const KEPT_MS = 61_000;

function modelsItem(cloud: LocalCloud) {
  const { awsEndpoint: endpoint, region, credentials, tables } = cloud;
  const TableName = tables.find((name) => name.endsWith('-content')) ?? '';
  const client = new DynamoDBClient({ endpoint, region, credentials });
  return { client, input: { TableName, Key: { pk: { S: 'MODELS' }, sk: { S: 'MODELS' } } } };
}

/** As nobody has ever fetched them. */
export async function forgetModels(cloud: LocalCloud): Promise<void> {
  // The hour may be over by then, which fetches them.
  await cloud.time.advance(KEPT_MS);
  await removeModels(cloud);
  cloud.coolDown();
}

/** While functions that have read them go on with what they know. */
export async function removeModels(cloud: LocalCloud): Promise<void> {
  const { client, input } = modelsItem(cloud);
  await client.send(new DeleteItemCommand(input));
}

export async function expectModelsKept(cloud: LocalCloud): Promise<void> {
  const { client, input } = modelsItem(cloud);
  expect((await client.send(new GetItemCommand(input))).Item).toBeDefined();
}
