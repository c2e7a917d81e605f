import { S3Client } from '@aws-sdk/client-s3';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { s3SnapshotStore } from './s3-snapshot-store.ts';

const BUCKET = 'search';

let server: FauxqsServer;
let store: ReturnType<typeof s3SnapshotStore>;

beforeAll(async () => {
  server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false, defaultRegion: 'eu-test-1' });
  server.createBucket(BUCKET);
  const [endpoint, credentials] = [`http://127.0.0.1:${server.port}`, { accessKeyId: 'x', secretAccessKey: 'x' }];
  const client = new S3Client({ endpoint, region: 'eu-test-1', credentials, forcePathStyle: true });
  store = s3SnapshotStore({ client, bucket: BUCKET });
});

afterAll(() => server?.stop());

test('a snapshot is given back as it was, and not sent again while it is the same', async () => {
  expect(await store.load(null)).toBeNull();
  await store.save('the words\nand more');
  const stored = await store.load(null);
  if (stored === null || stored === 'unchanged') throw new Error('no snapshot');
  expect(stored.text).toBe('the words\nand more');
  expect(await store.load(stored.tag)).toBe('unchanged');
});

test('a part of 8 MB is given back byte by byte, and is gone once it is deleted, however often', async () => {
  const bytes = Uint8Array.from({ length: 8 * 1024 * 1024 }, (_, at) => at % 251);
  await store.savePart('abc', bytes);
  expect(Buffer.compare(await store.loadPart('abc'), bytes)).toBe(0);
  await store.deletePart('abc');
  await store.deletePart('abc');
  await expect(store.loadPart('abc')).rejects.toThrow();
});
