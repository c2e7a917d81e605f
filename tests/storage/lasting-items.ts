import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { LocalCloud } from '@factoids/local-cloud';
import { afterAll, expect } from 'vitest';

/** Of what expired longer ago a store deletes nothing: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/howitworks-ttl.html */
const OLDEST_SECONDS = 5 * 365 * 24 * 3600;

/**
 * Of this file's tables the store may delete nothing while a test goes on: DynamoDB Local looks every ten seconds for what has expired
 * by the machine's own clock, whatever time it is in the test, and takes it away in the middle of it.
 */
export function keepAllItems(cloud: () => LocalCloud): void {
  afterAll(async () => {
    const { awsEndpoint: endpoint, region, credentials, tables } = cloud();
    const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }));
    const found = await Promise.all(tables.map((TableName) => expiredIn(client, TableName)));
    expect(found.flat()).toEqual([]);
  });
}

async function expiredIn(client: DynamoDBDocumentClient, TableName: string): Promise<string[]> {
  const now = Math.floor(Date.now() / 1000);
  const expired = {
    FilterExpression: 'expires_at BETWEEN :oldest AND :now',
    ExpressionAttributeValues: { ':oldest': now - OLDEST_SECONDS, ':now': now },
  };
  const found: string[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ...expired })) {
    found.push(...Items.map(({ pk, sk }) => `${pk} ${sk}`));
  }
  return found;
}
