import { randomUUID } from 'node:crypto';
import { DeleteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { LocalCloud } from '@factoids/local-cloud';
import { expect } from 'vitest';
import type { GrantFlow } from './grant-flow.ts';
import { visitor } from './visitor.ts';

const LIMITS = '/api/limits';

/** What callers do about their limits. */
export const ACCOUNT_GRANT_FLOWS: Readonly<Record<string, GrantFlow>> = {
  'what a visitor may': async (cloud) => {
    expect(await statusOf(visitor(cloud.url).ask(LIMITS))).toBe(200);
  },
  'a human check': async (cloud) => {
    const reader = visitor(cloud.url);
    expect(await statusOf(reader.post('/api/session/challenge', { token: randomUUID() }))).toBe(200);
    expect((await reader.ask(LIMITS)).json.verified_until).not.toBeNull();
  },
  'limits under a policy that was never put in force': async (cloud) => {
    await seedingTwice(cloud, 'api-account', async () => {
      expect(await statusOf(visitor(cloud.url).ask(LIMITS))).toBe(200);
    });
  },
  'a run under a policy that was never put in force': async (cloud) => {
    await seedingTwice(cloud, 'api-runs', async () => {
      expect(await statusOf(visitor(cloud.url).post('/api/factoids/generate'))).toBe(202);
    });
  },
};

async function statusOf(asking: Promise<{ readonly status: number }>): Promise<number> {
  return (await asking).status;
}

/** The function puts the deployed policy in force, does not hear that it did, and finds its own the second time. */
export async function seedingTwice(cloud: LocalCloud, functionName: string, act: () => Promise<void>): Promise<void> {
  const { awsEndpoint: endpoint, region, credentials, tables } = cloud;
  const client = new DynamoDBClient({ endpoint, region, credentials });
  const TableName = tables.find((name) => name.endsWith('-ledger')) ?? '';
  await client.send(new DeleteItemCommand({ TableName, Key: { pk: { S: 'CONTROLS' }, sk: { S: 'CONTROLS' } } }));
  let isLost = false;
  const repair = cloud.faults.inject((call) => {
    if (isLost || call.functionName !== functionName || call.operation !== 'PutItem') return undefined;
    if (!call.tables.includes(TableName)) return undefined;
    isLost = true;
    return 'lost_answer';
  });
  await act().finally(repair);
  expect(isLost).toBe(true);
}
