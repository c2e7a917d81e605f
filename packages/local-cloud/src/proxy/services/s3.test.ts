import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../logs/log.ts';
import { type Queues, startQueues } from '../../queues/start-queues.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../../start/start-aws-endpoint.ts';
import { planResources } from '../../template/plan.ts';
import type { Resource } from '../../template/template.ts';
import { createAwsProxy } from '../aws-proxy.ts';
import { createCallers } from '../callers.ts';
import type { Credentials } from '../credentials.ts';
import { createPermissions } from '../permissions/permissions.ts';
import { createUsage } from '../usage/usage.ts';
import { s3Service } from './s3.ts';

const KEY = 'deep/one thing.gz';
const PLACE = { region: 'eu-test-1', accountId: '0', awsEndpoint: '' };

const resource = (logicalId: string, type: string, properties: Resource['properties']): Resource => ({
  ...{ stack: 'one', logicalId, type, properties, metadata: {}, ref: logicalId, arn: `arn:${logicalId}` },
});
const role = (name: string, ...grants: [action: string, resource: string][]) => {
  const Statement = grants.map(([Action, Resource]) => ({ Effect: 'Allow', Action, Resource }));
  const code = { Code: { S3Key: 'k' }, Handler: 'h', Runtime: 'nodejs24.x', Role: `arn:${name}-role` };
  return [
    resource(name, 'AWS::Lambda::Function', code),
    resource(`${name}-role`, 'AWS::IAM::Role', {}),
    resource(`${name}-policy`, 'AWS::IAM::Policy', {
      ...{ PolicyName: 'p', Roles: [`${name}-role`], PolicyDocument: { Version: '2012-10-17', Statement } },
    }),
  ];
};

const plan = planResources([
  resource('things', 'AWS::S3::Bucket', { BucketEncryption: {}, LifecycleConfiguration: { Rules: [{ ExpirationInDays: 30 }] } }),
  ...role('writer', ['s3:PutObject', `arn:aws:s3:::things/${KEY}`]),
  ...role('reader', ['s3:GetObject', 'arn:aws:s3:::things/*'], ['s3:ListBucket', 'arn:aws:s3:::things']),
  ...role('blind', ['s3:GetObject', 'arn:aws:s3:::things/*']),
  ...role('keeper', ['s3:PutObject', 'arn:aws:s3:::things/turns/*'], ['s3:DeleteObject', 'arn:aws:s3:::things/turns/*']),
]);
const usage = createUsage();
const callers = createCallers();
const admit = (name: string) =>
  callers.admit({ functionArn: `arn:${name}`, functionName: name, invocation: undefined, kill: () => {} });

let aws: AwsEndpoint;
let queues: Queues;

beforeAll(async () => {
  queues = await startQueues(plan, PLACE.region);
  aws = await startAwsEndpoint();
  const permissions = createPermissions({ plan, definitions: [], place: PLACE, log: createLog() });
  const interceptors = [callers.identify, permissions.intercept, usage.intercept];
  const services = { s3: s3Service(queues.endpoint) };
  aws.serve(createAwsProxy({ interceptors, services, place: PLACE, log: createLog() }));
});

afterAll(async () => {
  aws?.stop();
  await queues?.stop();
});

const client = (credentials: Credentials) =>
  new S3Client({ endpoint: aws.url, region: PLACE.region, credentials, maxAttempts: 1 });
const put = (Body: Buffer | Readable, by = admit('writer'), more: { ContentLength?: number } = {}) =>
  client(by).send(new PutObjectCommand({ Bucket: 'things', Key: KEY, Body, ...more }));
const get = (by: Credentials, more: { Key?: string; IfNoneMatch?: string } = {}) =>
  client(by).send(new GetObjectCommand({ Bucket: 'things', Key: KEY, ...more }));

test('bytes come back as they went, some megabytes of them, under a tag that says when they changed', async () => {
  const body = gzipSync(randomBytes(6_000_000), { level: 0 });
  const { ETag } = await put(body);
  const found = await get(admit('reader'));
  const bytes = Buffer.from(await found.Body!.transformToByteArray());
  expect(bytes.equals(body)).toBe(true);
  expect(gunzipSync(bytes)).toHaveLength(6_000_000);
  expect(found.ETag).toBe(ETag);
  await expect(get(admit('reader'), { IfNoneMatch: ETag! })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
  const head = await client(admit('reader')).send(new HeadObjectCommand({ Bucket: 'things', Key: KEY }));
  expect([head.ETag, head.ContentLength]).toEqual([ETag, body.length]);
});

test('a stream is sent in chunks with its checksum at the end, and kept without them', async () => {
  const parts = [Buffer.from('one '), Buffer.from([0, 255, 13, 10]), Buffer.from(' two')];
  await put(Readable.from(parts), admit('writer'), { ContentLength: Buffer.concat(parts).length });
  const found = await get(admit('reader'));
  expect(Buffer.from(await found.Body!.transformToByteArray())).toEqual(Buffer.concat(parts));
});

test('what a role does not allow is refused as S3 refuses it', async () => {
  const denied = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };
  await expect(put(Buffer.from('x'), admit('reader'))).rejects.toMatchObject({
    ...denied,
    message: expect.stringContaining(`s3:PutObject on resource: arn:aws:s3:::things/${KEY} `),
  });
  await expect(get(admit('writer'))).rejects.toMatchObject(denied);
  const head = new HeadObjectCommand({ Bucket: 'things', Key: KEY });
  await expect(client(admit('writer')).send(head)).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
  const remove = new DeleteObjectCommand({ Bucket: 'things', Key: KEY });
  await expect(client(admit('reader')).send(remove)).rejects.toMatchObject(denied);
});

test('who may change one folder may change nothing beside it, nor read in it', async () => {
  const keeper = client(admit('keeper'));
  const at = (Key: string) => ({ Bucket: 'things', Key });
  await keeper.send(new PutObjectCommand({ ...at('turns/a/one.json'), Body: '{}' }));
  expect((await get(admit('reader'), { Key: 'turns/a/one.json' })).ContentLength).toBe(2);
  await keeper.send(new DeleteObjectCommand(at('turns/a/one.json')));
  await expect(get(admit('reader'), { Key: 'turns/a/one.json' })).rejects.toMatchObject({ name: 'NoSuchKey' });
  // Repeating is harmless, and needs no right to list.
  await keeper.send(new DeleteObjectCommand(at('turns/a/one.json')));
  for (const Key of ['turns', 'other/turns/a', KEY]) {
    await expect(keeper.send(new PutObjectCommand({ ...at(Key), Body: 'x' }))).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(keeper.send(new DeleteObjectCommand(at(Key)))).rejects.toMatchObject({ name: 'AccessDenied' });
  }
  await expect(keeper.send(new GetObjectCommand(at('turns/a/one.json')))).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('a missing object is told to those who may list the bucket, and reads like a refusal to others', async () => {
  await expect(get(admit('reader'), { Key: 'none' })).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(get(admit('blind'), { Key: 'none' })).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('s3:ListBucket on resource: arn:aws:s3:::things '),
  });
});

test('a key that nobody was given, a bucket of no template and what is not played are refused by name', async () => {
  const nobody = { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' };
  await expect(get(nobody)).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
  const elsewhere = new GetObjectCommand({ Bucket: 'elsewhere', Key: 'x' });
  await expect(client(callers.operator).send(elsewhere)).rejects.toMatchObject({ name: 'NoSuchBucket' });
  const large = put(Buffer.alloc(12 * 1024 * 1024), callers.operator);
  await expect(large).rejects.toMatchObject({ name: 'EntityTooLarge' });
  const old = new GetObjectCommand({ Bucket: 'things', Key: KEY, VersionId: '1' });
  await expect(client(callers.operator).send(old)).rejects.toMatchObject({ name: 'NotImplemented' });
});

test('calls are counted by what they do', () => {
  const known = usage.report().filter((row) => row.function === 'reader');
  expect(known.map(({ operation }) => operation).sort()).toEqual(['GetObject', 'HeadObject']);
});
