import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { useLocalCloud } from './local-cloud.ts';
import { runOps } from './operator.ts';
import { type Answer, problemOf, visitor } from './visitor.ts';

const cloud = useLocalCloud({ env: { ADMISSION_POLICY: '{}' } });
const MINUTE = 60_000;
/** The record is looked up on its own behind the one, and in an admission's read behind the other. */
const PATHS = ['/v1/factoids', '/v1/key'] as const;

interface Key {
  readonly id: string;
  readonly api_key: string;
}

/** What a command says as JSON. */
// biome-ignore lint/suspicious/noExplicitAny: a black-box test looks at whatever came
async function ops(...args: string[]): Promise<any> {
  const { code, out } = await runOps(cloud(), [...args, '--json']);
  if (code !== 0) throw new Error(out);
  return JSON.parse(out);
}

const newKey = (...args: string[]): Promise<Key> => ops('key:create', '--name', 'Flow', ...args);

const ask = (apiKey: string, path: string): Promise<Answer> => visitor(cloud().url, { 'x-api-key': apiKey }).ask(path);

const statusesOf = async (apiKey: string) =>
  (await Promise.all(PATHS.map((path) => ask(apiKey, path)))).map(({ status }) => status);

/** Everything about a refusal that could tell one from another. */
async function refusalsOf(apiKey: string) {
  const answers = await Promise.all(PATHS.map((path) => ask(apiKey, path)));
  return answers.map((answer) => {
    const { request_id: _request, instance: _instance, ...problem } = problemOf(answer);
    return { ...problem, headers: [...answer.headers.keys()].filter((name) => name !== 'date').sort() };
  });
}

/** A call of API Gateway's control plane, past the operator's commands. */
// biome-ignore lint/suspicious/noExplicitAny: a black-box test looks at whatever came
async function gateway(method: string, path: string, body?: object): Promise<any> {
  const { awsEndpoint, credentials, region } = cloud();
  const scope = `${credentials.accessKeyId}/20261122/${region}/apigateway/aws4_request`;
  const headers = { authorization: `AWS4-HMAC-SHA256 Credential=${scope}` };
  const answer = await fetch(awsEndpoint + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  return answer.json();
}

/** The gateway knows this text, whatever we know of it. */
async function letIn(apiKey: string): Promise<void> {
  const { id: keyId } = await gateway('POST', '/apikeys', { name: 'planted', value: apiKey, enabled: true });
  const { item } = await gateway('GET', '/usageplans');
  await gateway('POST', `/usageplans/${item[0].id}/keys`, { keyId, keyType: 'API_KEY' });
}

/** Only our record, as it is in the moment before API Gateway follows. */
async function revokeRecord(id: string): Promise<void> {
  const { awsEndpoint: endpoint, region, credentials } = cloud();
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }));
  const rule = { UpdateExpression: 'SET revokedAt = :at', ExpressionAttributeValues: { ':at': new Date().toISOString() } };
  const TableName = 'andys-daily-factoids-local-accounts';
  await client.send(new UpdateCommand({ TableName, Key: { pk: `KEY#${id}`, sk: 'KEY' }, ...rule }));
}

const altered = (apiKey: string): string => apiKey.slice(0, -1) + (apiKey.endsWith('0') ? '1' : '0');

describe('an API key', () => {
  it('tells its holder what it may and what it has spent, and when it was used before', async () => {
    const { id, api_key } = await newKey('--tier', 'pro', '--expires', '90d');
    const developer = visitor(cloud().url, { 'x-api-key': api_key });
    const first = await developer.ask('/v1/key');
    expect(first.status).toBe(200);
    expect(first.json).toMatchObject({
      id,
      name: 'Flow',
      tier: 'pro',
      role: 'developer',
      last_used_at: null,
      old_secret_until: null,
    });
    expect(Date.parse(first.json.expires_at) - Date.parse(first.json.created_at)).toBe(90 * 24 * 60 * MINUTE);
    expect(first.headers.get('ratelimit')).toContain('"key-');
    expect(first.text).not.toContain(api_key.split('_').at(-1));

    const run = (await developer.post('/v1/factoids/generate', { topic: 'tea' })).json;
    await developer.follow(run.stream_url);
    const spent = async () => (await developer.ask('/v1/key')).json;
    await expect.poll(async () => (await spent()).spend, { timeout: 15_000 }).toMatchObject({ held_usd: '0.000000000' });
    const { spend, last_used_at } = await spent();
    expect(spend.today_usd).toBe((await developer.ask(run.status_url)).json.usage.cost_usd);
    expect(Math.abs(Date.parse(last_used_at) - cloud().time.now())).toBeLessThan(2 * MINUTE);
    const [listed] = await ops('key:list');
    expect(listed).toMatchObject({ id, state: 'active', last_used_at });
  });

  it('is rotated with an overlap, and ends by itself: both secrets work, then only the new one', async () => {
    const [old, expiring] = [await newKey(), await newKey('--expires', '30m')];
    const fresh = await ops('key:rotate', old.id, '--overlap', '30m');
    expect(fresh).toMatchObject({ id: old.id });
    for (const apiKey of [old.api_key, fresh.api_key, expiring.api_key]) expect(await statusesOf(apiKey)).toEqual([200, 200]);
    expect((await ask(fresh.api_key, '/v1/key')).json).toMatchObject({ id: old.id, old_secret_until: fresh.old_secret_until });

    await cloud().time.advance(31 * MINUTE);
    expect(await statusesOf(fresh.api_key)).toEqual([200, 200]);
    for (const apiKey of [old.api_key, expiring.api_key]) expect(await statusesOf(apiKey)).toEqual([403, 403]);
    expect((await ask(fresh.api_key, '/v1/key')).json).toMatchObject({ old_secret_until: null });
  });

  it('without an overlap is rotated at once, at the gateway too', async () => {
    const old = await newKey();
    const fresh = await ops('key:rotate', old.id, '--overlap', '0h');
    expect(await statusesOf(old.api_key)).toEqual([403, 403]);
    expect(await statusesOf(fresh.api_key)).toEqual([200, 200]);
    const { item } = await gateway('GET', `/apikeys?name=andys-daily-factoids-local-${old.id}`);
    expect(item).toHaveLength(1);
  });

  it('is revoked at once with all its secrets, for good', async () => {
    const { id, api_key } = await newKey();
    const { api_key: second } = await ops('key:rotate', id);
    const { revoked_at } = await ops('key:revoke', id);
    for (const apiKey of [api_key, second]) expect(await statusesOf(apiKey)).toEqual([403, 403]);
    expect((await gateway('GET', `/apikeys?name=andys-daily-factoids-local-${id}`)).item).toEqual([]);
    expect(await ops('key:revoke', id)).toMatchObject({ id, revoked_at });
    expect(await runOps(cloud(), ['key:rotate', id])).toMatchObject({ code: 1, out: expect.stringContaining('is revoked') });
  });

  it('that is not accepted is refused alike, whatever is wrong with it', async () => {
    const [revoked, expired, rotated] = [await newKey(), await newKey('--expires', '1m'), await newKey()];
    await ops('key:rotate', rotated.id, '--overlap', '1m');
    await revokeRecord(revoked.id);
    await cloud().time.advance(2 * MINUTE);
    const unknown = `adf_live_01jd9p6v3g0000000000000001_${'a'.repeat(64)}`;
    const nonsense = 'nonsense-that-is-long-enough';
    for (const planted of [unknown, altered(revoked.api_key), altered(rotated.api_key), nonsense]) await letIn(planted);
    const wrong = [
      ...[revoked, expired, rotated].map(({ api_key }) => api_key),
      ...[unknown, altered(revoked.api_key), altered(rotated.api_key), nonsense],
    ];
    const [first = [], ...others] = await Promise.all(wrong.map(refusalsOf));
    for (const refusal of first) expect(refusal).toMatchObject({ status: 403, code: 'invalid_api_key' });
    for (const other of others) expect(other).toEqual(first);
  });
});

describe('the operator', () => {
  it('sees first what a command would do', async () => {
    const { id, api_key } = await newKey();
    const listed = async () => {
      const keys: (Key & { name: string })[] = await ops('key:list');
      return keys.filter((key) => key.id === id || key.name === 'Not yet');
    };
    const before = await listed();
    expect(await ops('key:rotate', id, '--dry-run')).toMatchObject({ would: expect.stringContaining('rotate'), id });
    expect(await ops('key:revoke', id, '--dry-run')).toMatchObject({
      would: expect.stringContaining('revoke'),
      id,
      gateway_keys: 1,
    });
    expect(await ops('key:create', '--name', 'Not yet', '--expires', '7d', '--dry-run')).toMatchObject({ expires_in_days: 7 });
    expect(await listed()).toEqual(before);
    expect(await statusesOf(api_key)).toEqual([200, 200]);
  });

  it('reads keys as a table, and is told in words what does not fit', async () => {
    const { id } = await newKey();
    const { out } = await runOps(cloud(), ['key:list', '--state', 'active']);
    const [header = '', first = ''] = out.split('\n');
    expect(header).toMatch(/^id +name +tier +role +state +created_at/);
    expect(first).toMatch(new RegExp(`^${id} +Flow +free +developer +active`));
    const said = async (...args: string[]) => (await runOps(cloud(), args)).out;
    expect(await said('key:revoke', 'key_01jd9p6v3g0000000000000001')).toContain('does not exist');
    expect(await said('key:rotate', 'mine')).toContain('is the id of a key');
    expect(await said('key:create', '--name', 'x', '--expires', 'soon')).toContain('reads like 30m, 24h or 90d');
  });
});
