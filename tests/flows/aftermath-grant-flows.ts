import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteItemCommand, DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { LocalCloud, LogEntry } from '@factoids/local-cloud';
import { expect } from 'vitest';
import type { GrantFlow } from './grant-flow.ts';
import { OPEN_POLICY } from './open-policy.ts';
import { createApiKey } from './operator.ts';
import { patience } from './patience.ts';
import { visitor } from './visitor.ts';

const GENERATE = '/api/factoids/generate';
const DAY_MS = 24 * 3_600_000;

/** No limits, but every session, and the system, is at its soft limit with its first run, and keys have rates that they can be unusual within. */
export const NOTICED_POLICY = JSON.stringify({
  ...JSON.parse(OPEN_POLICY),
  budgets: { ...JSON.parse(OPEN_POLICY).budgets, session: '1000', system: '1000' },
  rates: { generate: { ...JSON.parse(OPEN_POLICY).rates.generate, key_free: ['60/min'], key_pro: ['60/min'] } },
  soft_limit: 1e-9,
});

/** What happens around and after admissions. */
export const AFTERMATH_GRANT_FLOWS: Readonly<Record<string, GrantFlow>> = {
  'a soft limit': async (cloud) => {
    const reader = visitor(cloud.url);
    const { request_id } = (await reader.post(GENERATE)).json;
    const Key = { pk: { S: `RUN#${request_id}` }, sk: { S: 'RUN' } };
    const { Item } = await database(cloud).send(new GetItemCommand({ TableName: tableOf(cloud, 'runs'), Key }));
    const scope = Item?.owner?.S;
    expect(scope).toMatch(/^session:/);
    await noticed(cloud, ({ fields }) => fields.code === 'notice.soft_limit' && fields.scope === scope);
  },
  'unusual traffic': async (cloud) => {
    const developer = visitor(cloud.url, { 'x-api-key': await createApiKey(cloud, ['--name', 'loud', '--tier', 'pro']) });
    const started = cloud.logs.entries().at(-1);
    for (let time = 0; time < 20; time += 1) {
      expect((await developer.post('/v1/factoids/generate', { topic: 'again' })).status).toBe(202);
    }
    await cloud.runSchedule('each-minute-traffic');
    await noticed(cloud, (entry) => entry.fields.code === 'notice.anomaly' && entry.atMs >= (started?.atMs ?? 0));
  },
  'a day that is closed at midnight': (cloud) => closing(cloud, 'each-midnight'),
  'a day that is closed later': (cloud) => closing(cloud, 'each-hour-closing'),
};

/** A run and a counter are moved to a day of the past, which is open again: so nobody has to wait for midnight. */
async function closing(cloud: LocalCloud, schedule: string): Promise<void> {
  const day = new Date(cloud.time.now() - 2 * DAY_MS).toISOString().slice(0, 10);
  const reader = visitor(cloud.url);
  const run = (await reader.post(GENERATE)).json;
  expect((await reader.follow(run.stream_url)).events.at(-1)?.type).toBe('succeeded');
  const client = database(cloud);
  const Key = { pk: { S: `RUN#${run.request_id}` }, sk: { S: 'RUN' } };
  await client.send(
    new UpdateItemCommand({
      TableName: tableOf(cloud, 'runs'),
      Key,
      UpdateExpression: 'SET #window = :day, window_shard = :shard',
      ExpressionAttributeNames: { '#window': 'window' },
      ExpressionAttributeValues: { ':day': { S: day }, ':shard': { S: `${day}#0` } },
    }),
  );
  const TableName = tableOf(cloud, 'ledger');
  const counter = { scope: { S: 'global' }, window: { S: day }, ...zero('shard', 'spent', 'committed', 'openRuns') };
  const Item = { pk: { S: `COUNTER#global#${day}#0` }, sk: { S: 'COUNTER' }, ...counter };
  await client.send(new PutItemCommand({ TableName, Item }));
  await client.send(new DeleteItemCommand({ TableName, Key: { pk: { S: `WINDOW#${day}` }, sk: { S: 'ARCHIVE' } } }));
  const before = cloud.logs.entries().filter((entry) => entry.message === 'notice' && isDayClosed(entry, day)).length;
  expect(await cloud.runSchedule(schedule)).toContainEqual({ window: day, outcome: 'closed' });
  await noticed(cloud, (entry) => isDayClosed(entry, day), before);
}

const isDayClosed = ({ fields }: LogEntry, day: string) => fields.code === 'notice.day_closed' && fields.window === day;

const zero = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { N: '0' }]));

/** Waits until the worker has told more notices of this kind than so many. */
export async function noticed(cloud: LocalCloud, isMeant: (entry: LogEntry) => boolean, before = 0): Promise<void> {
  const startedAt = performance.now();
  while (toldOf(cloud, isMeant) <= before) {
    if (performance.now() - startedAt > patience.ms) throw new Error('the operator was not told');
    await sleep(50);
  }
}

export function toldOf(cloud: LocalCloud, isMeant: (entry: LogEntry) => boolean): number {
  return cloud.logs.entries().filter((entry) => entry.message === 'notice' && isMeant(entry)).length;
}

function database({ awsEndpoint: endpoint, region, credentials }: LocalCloud): DynamoDBClient {
  return new DynamoDBClient({ endpoint, region, credentials });
}

function tableOf(cloud: LocalCloud, name: string): string {
  return cloud.tables.find((table) => table.endsWith(`-${name}`)) ?? '';
}
