import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { ChatSessionId, RunId } from '@factoids/contracts';
import type { TurnArtifact } from '@factoids/core';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { artifactKey, s3ArtifactStore } from './s3-artifact-store.ts';

const BUCKET = 'artifacts';
const [mine, other] = ['1', '2'].map((last) => ChatSessionId.parse(`cht_01kan9gr2hd5s8z0w6k3n9pb7${last}`));
const [first, second] = ['1', '2'].map((last) => RunId.parse(`run_01kan9gr2hd5s8z0w6k3n9pb7${last}`));

let server: FauxqsServer;
let client: S3Client;

beforeAll(async () => {
  server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false, defaultRegion: 'eu-test-1' });
  server.createBucket(BUCKET);
  const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
  client = new S3Client({ endpoint: `http://127.0.0.1:${server.port}`, region: 'eu-test-1', credentials, forcePathStyle: true });
});

afterAll(() => server?.stop());

function artifact(session_id: ChatSessionId | undefined, run_id: RunId | undefined): TurnArtifact {
  if (!session_id || !run_id) throw new Error('no ids');
  return {
    ...{ version: 1, run_id, session_id, purpose: 'talk', status: 'succeeded', model: 'acme/small' },
    ...{ question: 'Why do otters hold hands?', answer: 'So that nobody drifts away [1].', calls: [], tools: [] },
    usage: { prompt_tokens: 12, completion_tokens: 8, cost_usd: '0.000001000' },
    ...{ latency: { first_token_ms: 120, total_ms: 900 }, problem: null, created_at: '2026-11-22T12:00:00.000Z' },
  };
}

async function keys(): Promise<(string | undefined)[]> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  return Contents.map(({ Key }) => Key).sort();
}

test('an artifact stands whole under its session and run, and goes with its session alone, however often', async () => {
  const store = s3ArtifactStore({ client, bucket: BUCKET });
  const given = [artifact(mine, first), artifact(mine, second), artifact(other, first)];
  // A delivery that comes twice puts the same object.
  for (const each of [...given, ...given]) await store.put(each);
  expect(await keys()).toEqual(given.map(({ session_id, run_id }) => `turns/${session_id}/${run_id}.json`));
  const [{ session_id, run_id } = artifact(mine, first)] = given;
  const { Body } = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: artifactKey(session_id, run_id) }));
  expect(JSON.parse((await Body?.transformToString()) ?? 'null')).toEqual(given[0]);
  for (const _again of [1, 2]) await store.removeOf(session_id, [run_id, given[1]?.run_id ?? run_id, run_id]);
  expect(await keys()).toEqual([`turns/${other}/${first}.json`]);
});
