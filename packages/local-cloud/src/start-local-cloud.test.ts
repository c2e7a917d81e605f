import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalCloud, startLocalCloud } from './index.ts';

const FIXTURE = fileURLToPath(new URL('./fixture', import.meta.url));
const JOBS = 'fixture-test-jobs';

let folder: string;
let cloud: LocalCloud;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'local-cloud-'));
  cpSync(join(FIXTURE, 'functions'), join(folder, 'functions'), { recursive: true });
  cloud = await startLocalCloud({
    stage: 'test',
    workDir: join(folder, 'work'),
    watch: true,
    env: { ADMISSION_POLICY: 'from the environment', TURNSTILE_SITE_KEY: '1x00000000000000000000AA' },
    source: {
      root: folder,
      compose: join(FIXTURE, 'compose.ts'),
      bundler: join(FIXTURE, 'bundle-function.ts'),
      inputs: ['functions'],
    },
  });
}, 120_000);

afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, init?: RequestInit) => fetch(cloud.url + path, init);
// biome-ignore lint/suspicious/noExplicitAny: the answers are what the test looks into
const json = async (response: Response): Promise<any> => response.json();
const messages = () => cloud.logs.entries().map(({ message }) => message);

test('a function gets the event of a REST API proxy integration, and its answer comes out', async () => {
  const forged = { 'X-Viewer-Host': 'evil.example', 'X-Origin-Verify': 'guessed', 'CloudFront-Viewer-Address': '192.0.2.7:1' };
  const response = await get('/api/things/a%20b?x=1&x=2&y=z', { headers: { Cookie: 'c=1', ...forged } });
  expect(response.status).toBe(200);
  expect(response.headers.get('x-echo')).toBe('yes');
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  const { event, policy, functionName } = await json(response);
  expect(policy).toBe('from the environment');
  expect(functionName).toBe('fixture-test-echo');
  expect(event).toMatchObject({
    resource: '/api/things/{id}',
    path: '/api/things/a%20b',
    httpMethod: 'GET',
    pathParameters: { id: 'a b' },
    queryStringParameters: { x: '2', y: 'z' },
    multiValueQueryStringParameters: { x: ['1', '2'], y: ['z'] },
    requestContext: { resourcePath: '/api/things/{id}', stage: 'live', path: '/live/api/things/a%20b' },
    body: null,
  });
  expect(event.headers['x-viewer-host']).toBe(new URL(cloud.url).host);
  expect(event.headers['CloudFront-Viewer-Address']).toMatch(/^(127\.0\.0\.1|::1):\d+$/);
  expect(event.headers['x-origin-verify']).toMatch(/^[\w-]{43}$/);
  expect(event.multiValueHeaders['x-origin-verify']).toHaveLength(1);
  expect(event.requestContext.identity.sourceIp).toMatch(/^(127\.0\.0\.1|::1)$/);
  expect(event.requestContext.requestId).toBe(response.headers.get('x-amzn-requestid'));
});

test('the page gets the script of the human check’s double, whose answers can be verified', async () => {
  const script = await get('/turnstile/v0/api.js?render=explicit');
  expect(script.headers.get('content-type')).toContain('javascript');
  expect(await script.text()).toContain('window.turnstile');
  expect(cloud.turnstile?.verifyUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/turnstile\/v0\/siteverify$/);
});

test('a function reaches its table and its secrets through the proxy', async () => {
  const seen = await json(await get('/api/things/1?do=store'));
  expect(seen.stored).toEqual({ Item: { pk: { S: 'one' } } });
  expect(seen.secrets).toMatchObject({ Parameters: [{ Name: '/fixture/API_KEY_PEPPER' }], InvalidParameters: ['/fixture/NONE'] });
});

test('a function keeps objects in the bucket of the template, and is told neither of others nor which are missing', async () => {
  const { kept, found, elsewhere } = await json(await get('/api/things/1?do=keep'));
  expect([kept.status, found, elsewhere.status]).toEqual([200, { status: 200, text: 'kept' }, 403]);
  expect(elsewhere.text).toMatch(
    /^<\?xml.*<Code>AccessDenied<\/Code>.*s3:GetObject.*arn:aws:s3:::fixture-test-pictures\/two\.txt/s,
  );
});

test('a function calls those functions that its role names, also when more do so at once than have a place', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => get('/api/things/1?do=invoke').then(json)));
  for (const { allowed, refused } of answers) {
    expect(allowed).toEqual({ status: 200, text: '{"batchItemFailures":[]}' });
    expect(refused.status).toBe(403);
    expect(refused.text).toMatch(/lambda:InvokeFunction on resource: arn:aws:lambda:.*:function:fixture-test-ticker /);
  }
});

test('a key that nobody was given reaches no store', async () => {
  const authorization = 'AWS4-HMAC-SHA256 Credential=AKIANOBODY/20260101/us-east-1/dynamodb/aws4_request, Signature=0';
  const headers = { authorization, 'x-amz-target': 'DynamoDB_20120810.ListTables' };
  const response = await fetch(cloud.awsEndpoint, { method: 'POST', headers, body: '{}' });
  expect(response.status).toBe(403);
});

test('a streamed answer arrives chunk by chunk while the function still runs', async () => {
  const response = await get('/api/things/ticks?count=3');
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  expect(response.headers.get('x-tick')).toBe('yes');
  const chunks: string[] = [];
  const endedAt: boolean[] = [];
  for await (const chunk of response.body ?? []) {
    chunks.push(Buffer.from(chunk).toString());
    endedAt.push(messages().includes('ticked 3 times'));
  }
  expect(chunks.join('')).toBe('data: 1\n\ndata: 2\n\ndata: 3\n\n');
  expect(endedAt[0]).toBe(false);
});

test('a streamed answer that fails half-way is cut, and not ended as if it were whole', async () => {
  const response = await get('/api/things/ticks?count=1&fail=1');
  await expect(response.text()).rejects.toThrow();
});

test('a client that leaves does not stop the function', async () => {
  await new Promise<void>((resolve) => {
    const request = http.get(`${cloud.url}/api/things/ticks?count=5`, (response) => {
      response.once('data', () => {
        request.destroy();
        resolve();
      });
    });
    request.on('error', () => {});
  });
  await expect.poll(messages, { timeout: 10_000 }).toContain('ticked 5 times');
});

test('faults of a function become 502 with the next call served', async () => {
  for (const fault of ['throw', 'crash', 'malformed', 'hang']) {
    expect((await get(`/api/things/1?do=${fault}`)).status, fault).toBe(502);
  }
  expect((await get('/api/things/1')).status).toBe(200);
  expect(messages()).toContain('Task timed out after 2.00 seconds');
});

test('what no route takes is answered by the template of the gateway', async () => {
  for (const [method, path] of [
    ['GET', '/api/none'],
    ['DELETE', '/api/things'],
  ] as const) {
    const response = await get(path, { method });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toEqual({ code: 'not_found', request_id: response.headers.get('x-request-id') });
  }
  expect((await get('/page')).status).toBe(404);
});

test('a body over 10 MB is refused', async () => {
  const response = await get('/api/things', { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) });
  expect(response.status).toBe(413);
});

test('more calls than environments wait for one', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => get('/api/things/1?do=sleep').then(json)));
  const processes = new Set(answers.map(({ pid }) => pid));
  expect(answers).toHaveLength(12);
  expect(processes.size).toBeLessThanOrEqual(8);
}, 30_000);

test('a message is worked on, a failed one comes back and ends with the dead letters', async () => {
  for (const body of ['good', 'fail']) await get('/api/things', { method: 'POST', body });
  await expect
    .poll(messages, { timeout: 10_000 })
    .toEqual(expect.arrayContaining(['job good delivery 1', 'job fail delivery 1']));
  await expect.poll(() => cloud.redeliver(JOBS), { timeout: 10_000 }).toBe(1);
  await expect.poll(messages, { timeout: 10_000 }).toContain('job fail delivery 2');
  await expect.poll(() => cloud.redeliver(JOBS), { timeout: 10_000 }).toBe(1);
  await expect.poll(() => cloud.inspectQueue(`${JOBS}-dlq`)?.ready, { timeout: 30_000 }).toBe(1);
  expect(cloud.inspectQueue(JOBS)).toEqual({ ready: 0, inFlight: 0, delayed: 0 });
}, 60_000);

test('a route that needs a key lets in the one that the operator made', async () => {
  expect((await get('/v1/things')).status).toBe(403);
  const value = 'adf_live_0123456789abcdef';
  const control = async (method: string, path: string, body?: object) => {
    const authorization = `AWS4-HMAC-SHA256 Credential=${cloud.credentials.accessKeyId}/20260101/us-east-1/apigateway/aws4_request`;
    const init = { method, headers: { authorization }, ...(body && { body: JSON.stringify(body) }) };
    return json(await fetch(cloud.awsEndpoint + path, init));
  };
  const key = await control('POST', '/apikeys', { name: 'test', value, enabled: true });
  expect((await get('/v1/things', { headers: { 'x-api-key': value } })).status).toBe(403);
  const { item } = await control('GET', '/usageplans');
  await control('POST', `/usageplans/${item[0].id}/keys`, { keyId: key.id, keyType: 'API_KEY' });
  const admitted = await get('/v1/things', { headers: { 'x-api-key': value } });
  expect((await json(admitted)).event.requestContext.identity.apiKeyId).toBe(key.id);
  await control('PATCH', `/apikeys/${key.id}`, { patchOperations: [{ op: 'replace', path: '/enabled', value: 'false' }] });
  expect((await get('/v1/things', { headers: { 'x-api-key': value } })).status).toBe(403);
});

test('schedules and functions can be run by name', async () => {
  expect(await cloud.runSchedule('tick')).toMatchObject({ statusCode: 200, body: expect.stringContaining('"ticked":true') });
  expect(await cloud.invoke('worker', { Records: [] })).toEqual({ batchItemFailures: [] });
  await expect(cloud.invoke('nobody', {})).rejects.toThrow('No function nobody');
});

test('the next call runs changed code, and a change that does not build leaves the old running', async () => {
  const file = join(folder, 'functions/echo.mjs');
  const first = readFileSync(file, 'utf8');
  const version = async () => (await json(await get('/api/things/1'))).version;
  expect(await version()).toBe('first');
  writeFileSync(file, first.replace("'first'", "'second'"));
  await expect.poll(version, { timeout: 10_000 }).toBe('second');
  writeFileSync(file, `${first}\n// unbuildable`);
  await expect
    .poll(async () => [await version(), messages().some((each) => each.includes('does not build'))], { timeout: 10_000 })
    .toEqual(['second', true]);
}, 30_000);

test('tables have what the template says', async () => {
  const target = 'DynamoDB_20120810.DescribeTimeToLive';
  const headers = {
    'x-amz-target': target,
    authorization: `AWS4-HMAC-SHA256 Credential=${cloud.credentials.accessKeyId}/20260101/us-east-1/dynamodb/aws4_request`,
  };
  expect(cloud.tables).toEqual(['fixture-test-things']);
  const response = await fetch(cloud.awsEndpoint, { method: 'POST', headers, body: '{"TableName":"fixture-test-things"}' });
  expect((await json(response)).TimeToLiveDescription.AttributeName).toBe('expires_at');
});

test('only this machine finds the manifest', async () => {
  const manifest = await json(await get('/_local/manifest.json'));
  expect(manifest).toMatchObject({ stage: 'test', awsEndpoint: cloud.awsEndpoint, accessKeyId: cloud.credentials.accessKeyId });
});
