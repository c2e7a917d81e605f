import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { newKey } from './grant-flows.ts';
import { useLocalCloud } from './local-cloud.ts';
import { problemOf, visitor } from './visitor.ts';

const cloud = useLocalCloud({ waitMs: 1_500 });
const GENERATE = '/api/factoids/generate';
const SECOND = 1_000;
const QUEUE = 'andys-daily-factoids-local-runs';

describe('the gateway answers in the shape of ours', () => {
  it('when the function has crashed', async () => {
    const remove = cloud().faults.inject(({ functionName }) => (functionName === 'api-read' ? 'kill_before' : undefined));
    const answer = await visitor(cloud().url).ask('/api/factoids?limit=2');
    remove();
    expect([answer.status, problemOf(answer).status, problemOf(answer).code]).toEqual([502, 502, 'internal']);
    expect(problemOf(answer).request_id).toBe(answer.headers.get('x-request-id'));
    expect((await visitor(cloud().url).ask('/api/factoids?limit=2')).status).toBe(200);
  });

  it('when a body is over 10 MB', async () => {
    const answer = await visitor(cloud().url).post(GENERATE, { topic: 'x'.repeat(10 * 1024 * 1024) });
    expect([answer.status, problemOf(answer).code]).toEqual([413, 'body_too_large']);
  });

  it('when no environment becomes free in time', async () => {
    const remove = cloud().faults.inject(({ functionName }) => (functionName === 'api-read' ? { latencyMs: 2_500 } : undefined));
    const asking = Array.from({ length: 12 }, (_, index) => visitor(cloud().url).ask(`/api/factoids?limit=${20 + index}`));
    const answers = await Promise.all(asking);
    remove();
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    for (const answer of refused) expect(problemOf(answer).code).toBe('rate_limited');
  });

  it('when a key is faster than its plan', async () => {
    const developer = visitor(cloud().url, { 'x-api-key': await newKey(cloud(), 'free') });
    const paths = Array.from({ length: 160 }, () => developer.ask('/v1/factoids/fct_01jd9p6v3g0000000000000000'));
    const all = await Promise.all(paths);
    const refused = all.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) {
      expect(problemOf(answer)).toMatchObject({ code: 'rate_limited', retryable: true });
      expect(answer.headers.get('retry-after')).toBe('1');
    }
    await cloud().time.advance(10 * SECOND);
    expect((await developer.ask('/v1/factoids')).status).toBe(200);
  });
});

describe('a message that nobody can read', () => {
  it('comes back after its visibility timeout, and after the stated receives lies with the dead letters', async () => {
    const { awsEndpoint: endpoint, region, credentials } = cloud();
    const sqs = new SQSClient({ endpoint, region, credentials, useQueueUrlAsEndpoint: false });
    await sqs.send(new SendMessageCommand({ QueueUrl: `${endpoint}/000000000000/${QUEUE}`, MessageBody: 'no run' }));
    const failures = () =>
      cloud()
        .logs.entries()
        .filter(({ message }) => message === 'delivery failed').length;
    for (let receives = 1; receives <= 3; receives += 1) {
      await expect.poll(failures, { timeout: 10_000 }).toBe(receives);
      await cloud().time.advance(545 * SECOND);
    }
    await expect.poll(() => cloud().inspectQueue(`${QUEUE}-dlq`)?.ready, { timeout: 10_000 }).toBe(1);
    await sleep(200);
    expect(failures()).toBe(3);
  });
});

describe('the front door', () => {
  const cacheOf = (answer: { headers: Headers }) => answer.headers.get('x-cache')?.split(' ')[0];

  it('keeps public reads as long as they say, one for everybody', async () => {
    const [first, second] = [visitor(cloud().url, { cookie: 'a=1' }), visitor(cloud().url, { cookie: 'b=2' })];
    const fresh = await first.ask('/api/factoids?limit=3');
    const kept = await second.ask('/api/factoids?limit=3');
    expect([cacheOf(fresh), cacheOf(kept)]).toEqual(['Miss', 'Hit']);
    expect(kept.json).toEqual(fresh.json);
    expect(kept.headers.get('age')).toMatch(/^\d+$/);
    expect(cacheOf(await second.ask('/api/factoids?limit=4'))).toBe('Miss');
    await cloud().time.advance(6 * SECOND);
    expect(cacheOf(await second.ask('/api/factoids?limit=3'))).toBe('Miss');
  });

  it('keeps nothing of one’s own, nothing that failed and nothing under /v1', async () => {
    const reader = visitor(cloud().url);
    const run = (await reader.post(GENERATE)).json;
    const developer = visitor(cloud().url, { 'x-api-key': await newKey(cloud(), 'free') });
    for (const ask of [
      () => reader.ask(run.status_url),
      () => reader.ask('/api/factoids/requests'),
      () => reader.ask('/api/factoids/fct_01jd9p6v3g0000000000000000'),
      () => developer.ask('/v1/factoids'),
      () => reader.ask('/healthz'),
    ]) {
      await ask();
      expect(cacheOf(await ask())).toBe('Miss');
    }
  });
});
