import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { LocalCloud } from '@factoids/local-cloud';
import { expect } from 'vitest';
import type { GrantFlow } from './grant-flow.ts';
import { visitor } from './visitor.ts';

const SNAPSHOT = 'factoids.json.gz';
let asked = 0;

/** What is found by words. Each question is of a size of its own, which no copy answers. */
export const SEARCH_GRANT_FLOWS: Readonly<Record<string, GrantFlow>> = {
  'a search with its snapshot': async (cloud) => {
    const reader = visitor(cloud.url);
    const run = (await reader.post('/api/factoids/generate')).json;
    expect((await reader.follow(run.stream_url)).events.at(-1)?.type).toBe('succeeded');
    const { subject } = (await reader.ask(run.status_url)).json.factoid;
    await forgetSnapshot(cloud);
    // The run itself has asked the search, which reads what is newer once a second.
    await cloud.time.advance(1_000);
    cloud.coolDown('search');
    await find(cloud, subject);
    expect(await cloud.runSchedule('each-ten-minutes')).toMatchObject({ outcome: 'rebuilt' });
    expect(await cloud.runSchedule('each-ten-minutes')).toMatchObject({ outcome: 'unchanged' });
  },
};

async function find(cloud: LocalCloud, q: string): Promise<void> {
  asked += 1;
  const answer = await visitor(cloud.url).ask(`/api/factoids?q=${encodeURIComponent(q)}&limit=${1 + (asked % 100)}`);
  expect([answer.status, answer.json.data?.length > 0]).toEqual([200, true]);
}

/** The bucket has its name from CloudFormation: the grant tells it. */
async function forgetSnapshot({ awsEndpoint, region, credentials, permissions }: LocalCloud): Promise<void> {
  const client = new S3Client({ endpoint: awsEndpoint, region, credentials, forcePathStyle: true });
  const granted = permissions.grants().find(({ holder, action }) => holder === 'search' && action === 's3:ListBucket');
  await client.send(new DeleteObjectCommand({ Bucket: granted?.resource.split(':').at(-1), Key: SNAPSHOT }));
}
