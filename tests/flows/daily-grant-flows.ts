import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteItemCommand, DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { LocalCloud } from '@factoids/local-cloud';
import { expect } from 'vitest';
import { seedingTwice } from './account-grant-flows.ts';
import { noticed, toldOf } from './aftermath-grant-flows.ts';
import type { GrantFlow } from './grant-flow.ts';
import { patience } from './patience.ts';

const SCHEDULE = 'each-hour-daily';
const MODELS = { pk: { S: 'MODELS' }, sk: { S: 'MODELS' } };

/** What the system asks for by itself. Each begins on a day that has nothing yet. */
export const DAILY_GRANT_FLOWS: Readonly<Record<string, GrantFlow>> = {
  'the factoid of the day': async (cloud) => {
    const day = dayOf(cloud);
    await forgetDay(cloud);
    await day.forget('content', MODELS);
    cloud.coolDown('write-daily');
    const before = toldOf(cloud, isOfSystem);
    await seedingTwice(cloud, 'write-daily', async () => {
      expect(await cloud.runSchedule(SCHEDULE)).toMatchObject([{ date: day.date, outcome: 'requested' }]);
    });
    expect(await day.find('content', MODELS)).toBeDefined();
    await day.written();
    // Its run is found again by its key, and not made a second time.
    await day.forget('content', day.daily);
    expect(await cloud.runSchedule(SCHEDULE)).toMatchObject([{ outcome: 'asked_before' }]);
    await noticed(cloud, isOfSystem, before);
  },
  'a factoid of the day that cannot be queued': async (cloud) => {
    await forgetDay(cloud);
    const repair = cloud.faults.inject(({ functionName, operation }) =>
      functionName === 'write-daily' && operation === 'SendMessage' ? 'throttle' : undefined,
    );
    const refused = await cloud.runSchedule(SCHEDULE).finally(repair);
    expect(refused).toMatchObject([{ outcome: 'refused', code: 'queue_unavailable' }]);
    expect(await cloud.runSchedule(SCHEDULE)).toMatchObject([{ outcome: 'requested' }]);
    await dayOf(cloud).written();
  },
};

const isOfSystem: Parameters<typeof noticed>[1] = ({ fields }) =>
  fields.code === 'notice.soft_limit' && fields.scope === 'system';

type Key = Record<'pk' | 'sk', { readonly S: string }>;

function dayOf(cloud: LocalCloud) {
  const { awsEndpoint: endpoint, region, credentials, tables } = cloud;
  const client = new DynamoDBClient({ endpoint, region, credentials });
  const now = new Date(cloud.time.now()).toISOString();
  const date = now.slice(0, 10);
  const daily: Key = { pk: { S: `DAILY#${date}` }, sk: { S: 'DAILY' } };
  const asked: Key = { pk: { S: `IDEMPOTENCY#system:daily#daily-${date}-${now.slice(0, 13)}` }, sk: { S: 'IDEMPOTENCY' } };
  const tableOf = (name: string) => tables.find((table) => table.endsWith(`-${name}`)) ?? '';
  const find = async (table: string, item: Key) =>
    (await client.send(new GetItemCommand({ TableName: tableOf(table), Key: item }))).Item;
  return {
    ...{ date, daily, asked, find },
    forget: (table: string, item: Key) => client.send(new DeleteItemCommand({ TableName: tableOf(table), Key: item })),
    unmark: (item: Key) =>
      client.send(
        new UpdateItemCommand({ TableName: tableOf('ledger'), Key: item, UpdateExpression: 'REMOVE notifiedAt, notifiedBy' }),
      ),
    async written(): Promise<void> {
      const startedAt = performance.now();
      while (!(await find('content', daily))) {
        if (performance.now() - startedAt > patience.ms) throw new Error('the day has no factoid');
        await sleep(50);
      }
    },
  };
}

/** As on a new day: nothing is written, nobody has asked for it in this hour, and no budget of the system's was told of. */
async function forgetDay(cloud: LocalCloud): Promise<void> {
  const { daily, asked, date, forget, find, unmark } = dayOf(cloud);
  await forget('content', daily);
  await forget('runs', asked);
  const counter: Key = { pk: { S: `COUNTER#system#${date}#0` }, sk: { S: 'COUNTER' } };
  if (await find('ledger', counter)) await unmark(counter);
}
