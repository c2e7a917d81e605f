import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type FactoidRecord, rankKey } from '@factoids/core';
import { describeOpinions, type OpinionStores, sampleFactoid } from '@factoids/core/testing';
import { dynamoAdmissionStore, dynamoFactoidStore, dynamoFeedbackStore, dynamoVoteStore, factoidKey } from '@factoids/storage';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentTable } from '../content-table.ts';
import { useLocalCloud } from './local-cloud.ts';
import { createApiKey } from './operator.ts';
import { readerFrom, type Said, troubleVotes } from './opinion-crowd.ts';
import { startSlackDouble } from './slack-double.ts';
import { problemOf, type Visitor, visitor } from './visitor.ts';

const slack = await startSlackDouble();
const cloud = useLocalCloud({ env: { ADMISSION_POLICY: '{}', SLACK_WEBHOOK_URL: slack.url }, withoutSchedules: 'all' });

let count = 100;
let addresses = 0;
let developer: Visitor;
let stores: OpinionStores | undefined;

beforeAll(async () => {
  developer = visitor(cloud().url, { 'x-api-key': await createApiKey(cloud(), ['--name', 'Voter', '--tier', 'pro']) });
});

async function publish(overrides: Partial<FactoidRecord> = {}): Promise<FactoidRecord['id']> {
  count += 1;
  const record = sampleFactoid(count, overrides);
  await contentTable(cloud()).put([record]);
  return record.id;
}

/** Somebody in a network that nobody was in before; the nth of those in it. */
function newNetwork(): (nth?: number) => ReturnType<typeof readerFrom> {
  addresses += 1;
  const prefix = `127.${1 + Math.floor(addresses / 250)}.${addresses % 250}`;
  return (nth = 1) => readerFrom(cloud().url, `${prefix}.${nth}`);
}

const votePath = (id: string, prefix = '/api') => `${prefix}/factoids/${id}/vote`;
const feedbackPath = (id: string, prefix = '/api') => `${prefix}/factoids/${id}/feedback`;
const statusOf = ({ status, json }: Said) => `${status} ${json.code ?? ''}`.trim();

const isTransactionOn =
  (name: string) =>
  ({ function: by, operation, table }: { function: string; operation: string; table: string }) =>
    by === 'api-opinions' && operation === 'TransactWriteItems' && table === name;

const CHANGING = ['up', 'down', 'none', 'down', 'up'] as const;
/** The last is the one that stands already. */
const STAYING = ['up', 'down', 'none', 'down', 'down'] as const;

async function votesOn(id: FactoidRecord['id']) {
  const { client, tableName: TableName } = contentTable(cloud()).port;
  const query = {
    TableName,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :vote)',
    ExpressionAttributeValues: { ':pk': factoidKey(id).pk, ':vote': 'VOTE#' },
  };
  return (await client.send(new QueryCommand(query))).Items ?? [];
}

/** The item itself: what answers and caches say of it is something else. */
async function itemOf(id: FactoidRecord['id']) {
  const { client, tableName: TableName } = contentTable(cloud()).port;
  const { Item } = await client.send(new GetCommand({ TableName, Key: factoidKey(id), ConsistentRead: true }));
  return Item ?? {};
}

describeOpinions('DynamoDB', () => {
  if (stores) return stores;
  const { put, port } = contentTable(cloud());
  const named = (table: string) => port.tableName.replace(/content$/, table);
  const tables = { ledgerTableName: named('ledger'), accountsTableName: named('accounts'), runsTableName: named('runs') };
  stores = {
    votes: dynamoVoteStore({ ...port, ...tables }),
    feedback: dynamoFeedbackStore({ ...port, ...tables }),
    admissions: dynamoAdmissionStore({ ...port, ...tables }),
    seed: '{}',
    publish: (record) => put([record]),
    find: dynamoFactoidStore(port).find,
    rankOf: async (id) => (await itemOf(id)).rank_key ?? null,
  };
  return stores;
});

describe('votes', () => {
  it('are one a client and factoid under both prefixes: counted, changed, taken back', async () => {
    const id = await publish();
    const reader = newNetwork()();
    const first = await reader.post(votePath(id), { vote: 'up' });
    expect([first.status, first.json]).toEqual([200, { vote: 'up', counted: true, votes: { up: 1, down: 0 } }]);
    expect(first.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-ratelimit-limit': '50',
      'x-ratelimit-remaining': '49',
    });
    expect(first.headers['set-cookie']?.[0]).toContain('adf_session');
    expect((await reader.post(votePath(id), { vote: 'down' })).json).toMatchObject({ counted: true, votes: { up: 0, down: 1 } });
    const keyed = await developer.post(votePath(id, '/v1'), { vote: 'up' });
    expect([keyed.status, keyed.json]).toEqual([200, { vote: 'up', counted: true, votes: { up: 1, down: 1 } }]);
    expect((await reader.post(votePath(id), { vote: 'none' })).json).toMatchObject({ counted: false, votes: { up: 1, down: 0 } });
    expect(await itemOf(id)).toMatchObject({
      votes: { up: 1, down: 0 },
      vote_count: 1,
      rank_key: rankKey({ id, votes: { up: 1, down: 0 } }),
    });
    expect((await developer.ask('/v1/key')).json.last_used_at).not.toBeNull();
  });

  it('take one transaction, and none when nothing changes; with an Idempotency-Key the answer is given again', async () => {
    const id = await publish();
    const reader = newNetwork()();
    const callsOf = async (vote: string, headers: Record<string, string> = {}) => {
      const said = await reader.post(votePath(id), { vote }, headers);
      expect(said.status).toBe(200);
      return cloud().usage.callsOf(String(said.headers['x-request-id'])).toSorted();
    };
    expect(await callsOf('up')).toEqual(['BatchGetItem', 'BatchGetItem', 'TransactWriteItems', 'UpdateItem']);
    expect(await callsOf('up')).toEqual(['BatchGetItem', 'BatchGetItem']);
    const key = { 'idempotency-key': 'vote-1' };
    await reader.post(votePath(id), { vote: 'down' }, key);
    await reader.post(votePath(id), { vote: 'up' });
    const again = await reader.post(votePath(id), { vote: 'down' }, key);
    expect([again.json.votes, again.headers['idempotent-replayed']]).toEqual([{ up: 0, down: 1 }, 'true']);
    expect(statusOf(await reader.post(votePath(id), { vote: 'none' }, key))).toBe('422 idempotency_mismatch');
    expect((await itemOf(id)).votes).toEqual({ up: 1, down: 0 });
  });

  it('of one network count five times for a factoid; the sixth is noted, and has its place once one is free', async () => {
    const id = await publish();
    const someone = newNetwork();
    const readers = [1, 2, 3, 4, 5, 6].map(someone);
    const counted = [];
    for (const reader of readers) counted.push((await reader.post(votePath(id), { vote: 'up' })).json.counted);
    expect(counted).toEqual([true, true, true, true, true, false]);
    expect((await readers[0]?.post(votePath(id), { vote: 'none' }))?.json.votes).toEqual({ up: 4, down: 0 });
    expect((await readers[5]?.post(votePath(id), { vote: 'up' }))?.json).toMatchObject({
      counted: false,
      votes: { up: 4, down: 0 },
    });
    expect((await readers[5]?.post(votePath(id), { vote: 'down' }))?.json).toMatchObject({
      counted: true,
      votes: { up: 4, down: 1 },
    });
  });

  it('are refused beyond fifty a minute, in words and headers', async () => {
    const reader = newNetwork()();
    const first = await publish();
    expect((await reader.post(votePath(first), { vote: 'up' })).status).toBe(200);
    const ids = await Promise.all(Array.from({ length: 64 }, () => publish()));
    const answers = await Promise.all(ids.map((id) => reader.post(votePath(id), { vote: 'up' })));
    const refused = answers.filter(({ status }) => status === 429);
    // One more fits each 1.2 s: the machine may be slow.
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(49);
    expect(refused[0]).toMatchObject({
      json: { code: 'rate_limited', retryable: true, limit: { scope: 'session', kind: 'rate', limit: '50' } },
      headers: { 'x-ratelimit-remaining': '0', ratelimit: expect.stringContaining('"session-60";r=0') },
    });
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('of a hundred at once, five each, are all in the tally and in the place, whatever goes wrong on the way', {
    timeout: 60_000,
  }, async () => {
    const id = await publish();
    cloud().usage.reset();
    const trouble = troubleVotes(cloud());
    const lanes = Array.from({ length: 100 }, async (_, nth) => {
      const reader = newNetwork()();
      const said: Said[] = [];
      for (const vote of nth % 4 === 0 ? STAYING : CHANGING) said.push(await reader.post(votePath(id), { vote }));
      return said;
    });
    const answers = (await Promise.all(lanes).finally(trouble.stop)).flat();
    expect(answers.filter(({ status }) => status !== 200).map(statusOf)).toEqual([]);
    const votes = { up: 75, down: 25 };
    expect(await itemOf(id)).toMatchObject({ votes, vote_count: 100, rank_key: rankKey({ id, votes }) });
    const kept = await votesOn(id);
    expect(kept).toHaveLength(100);
    expect(kept.filter(({ vote, counted }) => counted && vote === 'up')).toHaveLength(votes.up);
    const { tableName } = contentTable(cloud()).port;
    const [made] = cloud().usage.report().filter(isTransactionOn(tableName));
    // One a vote that changes something, beside those that were repeated because their answer got lost.
    expect(made?.calls).toBe(75 * 5 + 25 * 4 + trouble.lost());
    expect(trouble.lost()).toBeGreaterThan(0);
  });
});

describe('feedback', () => {
  it('is received under both prefixes', async () => {
    const id = await publish();
    const said = await newNetwork()().post(feedbackPath(id), { vote: 'down', reasons: ['wrong'], comment: 'No.\nIt is not.' });
    expect([said.status, said.json]).toEqual([201, { id: expect.stringMatching(/^fbk_/), created_at: expect.any(String) }]);
    expect(said.headers['x-ratelimit-limit']).toBe('10');
    expect((await developer.post(feedbackPath(id, '/v1'), { comment: 'Fine.' })).status).toBe(201);
  });

  it('that it is offensive, from three networks, takes a factoid down, and the operator hears of it', async () => {
    const id = await publish();
    const [first, second, third] = [newNetwork(), newNetwork(), newNetwork()];
    const offensive = (reader: ReturnType<typeof readerFrom>) => reader.post(feedbackPath(id), { reasons: ['offensive'] });
    for (const reader of [first(1), first(2), first(3), second()]) expect((await offensive(reader)).status).toBe(201);
    expect((await developer.ask(`/v1/factoids/${id}`)).status).toBe(200);
    expect((await offensive(third())).status).toBe(201);
    expect(statusOf(await newNetwork()().post(votePath(id), { vote: 'up' }))).toBe('410 factoid_hidden');
    expect(statusOf(await offensive(newNetwork()()))).toBe('410 factoid_hidden');
    const item = await itemOf(id);
    expect(item.hidden).toMatchObject({ by: 'reports' });
    expect(['feed', 'subject_key', 'rank_key', 'shuffle_key'].filter((name) => name in item)).toEqual([]);
    expect((await developer.ask('/v1/factoids?limit=100')).json.data.map((factoid: { id: string }) => factoid.id)).not.toContain(
      id,
    );
    await expect.poll(() => slack.texts.filter((text) => text.includes(id)).length, { timeout: 15_000 }).toBe(1);
  });
});

describe('bad input', () => {
  const unknown = sampleFactoid(99).id;
  it.each([
    ['a vote for what is not there', { path: votePath(unknown), body: { vote: 'up' }, is: '404 not_found' }],
    ['feedback on what is not there', { path: feedbackPath(unknown), body: { reasons: ['wrong'] }, is: '404 not_found' }],
    ['a vote for what is no id', { path: votePath('fct_1'), body: { vote: 'up' }, is: '404 not_found' }],
    ['a vote to the side', { path: votePath(unknown), body: { vote: 'sideways' }, is: '422 invalid_request' }],
    ['a vote without a side', { path: votePath(unknown), body: {}, is: '422 invalid_request' }],
    ['markup', { path: feedbackPath(unknown), body: { comment: '<b>No</b>' }, is: '422 invalid_request' }],
    ['a reason that is none', { path: feedbackPath(unknown), body: { reasons: ['ugly'] }, is: '422 invalid_request' }],
    ['feedback that says nothing', { path: feedbackPath(unknown), body: {}, is: '422 invalid_request' }],
    ['1,001 characters', { path: feedbackPath(unknown), body: { comment: 'x'.repeat(1_001) }, is: '422 invalid_request' }],
    ['50 kB', { path: feedbackPath(unknown), body: { comment: 'x'.repeat(50_000) }, is: '413 body_too_large' }],
  ])('is told by a code of its own: %s', async (_name, { path, body, is }) => {
    const site = await newNetwork()().post(path, body);
    const keyed = await developer.post(path.replace('/api', '/v1'), body);
    expect([statusOf(site), statusOf({ ...keyed, headers: {} })]).toEqual([is, is]);
  });

  it('on what was taken down, and from other sites', async () => {
    const id = await publish({ hidden: { at: '2026-11-22T09:00:00.000Z', by: 'operator', reason: 'spam' } });
    const reader = newNetwork()();
    expect(statusOf(await reader.post(votePath(id), { vote: 'up' }))).toBe('410 factoid_hidden');
    expect(statusOf(await reader.post(feedbackPath(id), { reasons: ['wrong'] }))).toBe('410 factoid_hidden');
    const foreign = { origin: 'https://elsewhere.example' };
    expect(statusOf(await reader.post(votePath(await publish()), { vote: 'up' }, foreign))).toBe('403 cross_site_request');
    expect(problemOf(await visitor(cloud().url, { 'x-api-key': 'x'.repeat(30) }).post(votePath(id, '/v1'))).status).toBe(403);
  });
});
