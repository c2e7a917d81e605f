import { setTimeout as sleep } from 'node:timers/promises';
import { type AttributeValue, DeleteItemCommand, DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { LocalCloud } from '@factoids/local-cloud';
import { expect } from 'vitest';
import { seedingTwice } from './account-grant-flows.ts';
import { noticed } from './aftermath-grant-flows.ts';
import { acceptedOf, type Chat, openChat, writtenFactoid } from './chatting.ts';
import type { GrantFlow } from './grant-flow.ts';
import { expectModelsKept, forgetModels, KEPT_MS, removeModels } from './kept-models.ts';
import { killing } from './killing.ts';
import { createApiKey } from './operator.ts';
import { patience } from './patience.ts';
import { visitor } from './visitor.ts';

const OTTERS = 'What do you know about otters?';
const SESSIONS = '/v1/chat/sessions';

/** What is said in chats, and what the system does about it. */
export const CHAT_GRANT_FLOWS: Readonly<Record<string, GrantFlow>> = {
  'a chat, from its first word to its end': async (cloud) => {
    const { id } = await writtenFactoid(cloud, 'otters');
    // The run itself has asked the search, which reads what is newer once a second.
    await cloud.time.advance(1_000);
    const chat = await openChat(cloud, { factoid_id: id });
    // Polled and not streamed: it is the first to be tried without a grant, and a stream waits long for what does not come.
    const accepted = acceptedOf(await chat.send(OTTERS));
    await ended(chat, accepted.status_url, 'succeeded');
    const { messages } = await chat.view();
    expect(messages.map(({ status, sources }) => [status, sources.length > 0])).toEqual([
      ['complete', false],
      ['complete', true],
    ]);
    expect((await chat.reader.ask('/api/chat/sessions')).json.data).toHaveLength(1);
    await eventually(async () => expect(await hasArtifact(cloud, chat, accepted.run_id)).toBe(true));
    expect((await chat.reader.ask(chat.path, { method: 'DELETE' })).status).toBe(204);
    expect((await chat.reader.ask(chat.path)).status).toBe(404);
    expect(await hasArtifact(cloud, chat, accepted.run_id)).toBe(false);
  },
  'a chat that is deleted while its turn is recorded': async (cloud) => {
    const chat = await openChat(cloud);
    const [recorded, deleted] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const remove = cloud.faults.inject(({ functionName, operation }) => {
      if (functionName !== 'chat-worker' || operation !== 'PutObject') return undefined;
      recorded.resolve();
      return { until: deleted.promise };
    });
    try {
      const { accepted } = await chat.say(OTTERS);
      await Promise.race([recorded.promise, sleep(patience.ms)]);
      expect((await chat.reader.ask(chat.path, { method: 'DELETE' })).status).toBe(204);
      deleted.resolve();
      const [chats] = cloud.queues.filter((name) => name.endsWith('-chats'));
      await eventually(async () => expect(cloud.inspectQueue(chats ?? '')).toMatchObject({ ready: 0, inFlight: 0 }));
      expect(await hasArtifact(cloud, chat, accepted.run_id)).toBe(false);
    } finally {
      deleted.resolve();
      remove();
    }
  },
  'a factoid that is checked': async (cloud) => {
    const { id } = await writtenFactoid(cloud, 'otters');
    await (await openChat(cloud, { factoid_id: id })).say('Is this true?');
    await eventually(async () => {
      await cloud.time.advance(KEPT_MS);
      expect((await visitor(cloud.url).ask(`/api/factoids/${id}`)).json.verdict).toBeTruthy();
    });
  },
  'a turn that is stopped': async (cloud) => {
    cloud.provider?.hold();
    try {
      const chat = await openChat(cloud);
      const accepted = acceptedOf(await chat.send(OTTERS));
      expect((await chat.reader.post(`${chat.path}/cancel`)).status).toBe(200);
      await ended(chat, accepted.status_url, 'cancelled');
    } finally {
      cloud.provider?.release();
    }
  },
  'a turn whose cost is learned later': async (cloud) => {
    await behaving(cloud, { omitUsage: true }, async () => {
      const chat = await openChat(cloud);
      const { answer } = await chat.say(OTTERS);
      expect(answer.usage?.cost_usd).toBeNull();
      await cloud.time.advance(3_000);
      await eventually(async () => expect((await chat.view()).messages[1]?.usage?.cost_usd).toBeTruthy());
    });
  },
  'a turn whose wake-up got lost': async (cloud) => {
    const chat = await openChat(cloud);
    await killing(cloud, { functionName: 'api-chat', operation: 'SendMessage', nth: 1 }, () => chat.send(OTTERS));
    const running = (await chat.view()).running?.run_id;
    await cloud.time.advance(120_000);
    await ended(chat, `/api/factoids/requests/${running}`, 'succeeded');
  },
  'a chat at prices that nobody has fetched': async (cloud) => {
    await forgetModels(cloud);
    await openChat(cloud);
    await expectModelsKept(cloud);
  },
  'another model at prices that nobody has fetched': async (cloud) => {
    const chat = await openChat(cloud);
    let asked = 0;
    const refusal = { status: 429, message: 'busy' };
    const restore = behaviours(cloud, () => {
      asked += 1;
      return asked === 1 ? { refusal } : {};
    });
    cloud.provider?.hold();
    try {
      const accepted = acceptedOf(await chat.send(OTTERS));
      await removeModels(cloud);
      cloud.provider?.release();
      await ended(chat, accepted.status_url, 'succeeded');
      await expectModelsKept(cloud);
    } finally {
      cloud.provider?.release();
      restore();
    }
  },
  'a chat under a policy that was never put in force': async (cloud) => {
    await seedingTwice(cloud, 'api-chat', async () => void (await openChat(cloud)));
  },
  'the soft limit of a chat': async (cloud) => {
    const { accepted } = await (await openChat(cloud)).say(OTTERS);
    const scope = await ownerOf(cloud, accepted.run_id);
    await noticed(cloud, ({ fields }) => fields.code === 'notice.soft_limit' && fields.scope === scope);
  },
  'a chat of a developer': async (cloud) => {
    const developer = visitor(cloud.url, { 'x-api-key': await createApiKey(cloud, ['--name', 'talker', '--tier', 'free']) });
    expect((await developer.ask(SESSIONS)).status).toBe(200);
    const opened = await developer.post(SESSIONS, {});
    expect(opened.status).toBe(201);
    const accepted = acceptedOf(await developer.post(`${SESSIONS}/${opened.json.id}/messages`, { message: OTTERS }));
    expect((await developer.follow(accepted.stream_url)).events.at(-1)?.type).toBe('succeeded');
    expect((await developer.ask('/v1/key')).json.last_used_at).not.toBeNull();
  },
  'vectors whose run comes to its end': async (cloud) => {
    await forgetVector(cloud, (await writtenFactoid(cloud, 'otters')).id);
    const { outcome, embedded } = Object(await cloud.runSchedule('each-ten-minutes-vectors'));
    expect([outcome, embedded > 0]).toEqual(['done', true]);
    expect(await lastEmbedding(cloud)).toBe('succeeded');
  },
};

type Behaving = NonNullable<LocalCloud['provider']>['settings']['behaviour'];

/** @returns how to restore what was before */
function behaviours(cloud: LocalCloud, behaviour: Behaving): () => void {
  const { provider } = cloud;
  if (!provider) throw new Error('no offline provider');
  provider.settings.behaviour = behaviour;
  return () => {
    provider.settings.behaviour = () => ({});
  };
}

async function behaving(cloud: LocalCloud, behaviour: ReturnType<Behaving>, act: () => Promise<void>): Promise<void> {
  await act().finally(behaviours(cloud, () => behaviour));
}

async function ended({ reader }: Chat, statusUrl: string, status: string): Promise<void> {
  await eventually(async () => expect((await reader.ask(statusUrl)).json.status).toBe(status));
}

async function eventually(check: () => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() - startedAt > patience.ms) throw error;
      await sleep(50);
    }
  }
}

/** The bucket has its name from CloudFormation: the grant tells it. */
async function hasArtifact(cloud: LocalCloud, { path }: Chat, runId: string): Promise<boolean> {
  const { awsEndpoint, region, credentials, permissions } = cloud;
  const client = new S3Client({ endpoint: awsEndpoint, region, credentials, forcePathStyle: true });
  const granted = permissions.grants().find(({ holder, action }) => holder === 'api-chat' && action === 's3:DeleteObject');
  const [Bucket] = granted?.resource.split(':').at(-1)?.split('/') ?? [];
  const Key = `turns/${path.split('/').at(-1)}/${runId}.json`;
  return client.send(new HeadObjectCommand({ Bucket, Key })).then(
    () => true,
    () => false,
  );
}

async function ownerOf(cloud: LocalCloud, runId: string): Promise<string | undefined> {
  return (await runItem(cloud, { pk: { S: `RUN#${runId}` }, sk: { S: 'RUN' } }))?.owner?.S;
}

async function forgetVector({ awsEndpoint: endpoint, region, credentials, tables }: LocalCloud, id: string): Promise<void> {
  const TableName = tables.find((name) => name.endsWith('-content'));
  const Key = { pk: { S: `FACTOID#${id}` }, sk: { S: 'VECTOR' } };
  await new DynamoDBClient({ endpoint, region, credentials }).send(new DeleteItemCommand({ TableName, Key }));
}

/** How the latest run of the embeddings stands. */
async function lastEmbedding(cloud: LocalCloud): Promise<string | undefined> {
  const { client, TableName } = runsTable(cloud);
  const values = { ':owner': { S: 'system:embeddings' } };
  const newest = { ScanIndexForward: false, Limit: 1, ExpressionAttributeNames: { '#owner': 'owner' } };
  const keys = { KeyConditionExpression: '#owner = :owner', ExpressionAttributeValues: values };
  const { Items = [] } = await client.send(new QueryCommand({ TableName, IndexName: 'by-owner', ...newest, ...keys }));
  const [{ pk, sk } = {}] = Items;
  return pk && sk && (await runItem(cloud, { pk, sk }))?.status?.S;
}

async function runItem(cloud: LocalCloud, Key: Record<string, AttributeValue>) {
  const { client, TableName } = runsTable(cloud);
  return (await client.send(new GetItemCommand({ TableName, Key }))).Item;
}

function runsTable({ awsEndpoint: endpoint, region, credentials, tables }: LocalCloud) {
  return {
    client: new DynamoDBClient({ endpoint, region, credentials }),
    TableName: tables.find((name) => name.endsWith('-runs')),
  };
}
