import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { JsonFeed } from '@factoids/contracts';
import { parseXml } from '@rgrove/parse-xml';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newKey } from './grant-flows.ts';
import { useLocalCloud } from './local-cloud.ts';
import { type Answer, problemOf, visitor } from './visitor.ts';

const cloud = useLocalCloud({ waitMs: 1_500 });
const GENERATE = '/api/factoids/generate';
const SECOND = 1_000;
const QUEUE = 'andys-daily-factoids-local-runs';
const cacheOf = ({ headers }: Answer) => headers.get('x-cache')?.split(' ')[0];
// biome-ignore lint/suspicious/noExplicitAny: a black-box test looks at whatever came
let factoid: any;

beforeAll(async () => {
  const reader = visitor(cloud().url);
  const run = (await reader.post('/api/factoids/generate', { topic: 'tea & <biscuits>' })).json;
  factoid = (await reader.follow(run.stream_url)).events.at(-1)?.data.factoid;
  await cloud().time.advance(6 * SECOND);
});

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
    // What it publishes must not come into the midst of the lists that are read next.
    await reader.follow(run.stream_url);
  });
});

describe('a public read', () => {
  const knowing = (etag: string | null) => ({ headers: { 'if-none-match': etag ?? '' } });

  it('is not sent again to who has it, from the cache as from the function', async () => {
    const reader = visitor(cloud().url);
    for (const path of ['/api/factoids?limit=7', `/api/factoids/${factoid.id}`, '/api/models', '/openapi.json', '/feed.xml']) {
      const whole = await reader.ask(path);
      expect(whole.headers.get('etag'), path).toMatch(/^"[\w-]+"$/);
      const hit = await reader.ask(path, knowing(`W/${whole.headers.get('etag')}`));
      expect([hit.status, hit.text, cacheOf(hit)]).toEqual([304, '', 'Hit']);
      await cloud().time.advance(6 * SECOND);
      const missed = await reader.ask(path, knowing(`"other", ${whole.headers.get('etag')}`));
      expect([missed.status, cacheOf(missed)]).toEqual([304, 'Miss']);
      for (const name of ['etag', 'cache-control']) expect(missed.headers.get(name)).toBe(whole.headers.get(name));
      expect(missed.headers.get('x-request-id')).toBeTruthy();
      expect((await reader.ask(path, knowing('"other"'))).text).toBe(whole.text);
    }
  });

  it('says the same to developers, whose question reaches the function', async () => {
    const developer = visitor(cloud().url, { 'x-api-key': await newKey(cloud(), 'free') });
    const whole = await developer.ask('/v1/factoids');
    const again = await developer.ask('/v1/factoids', knowing(whole.headers.get('etag')));
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', whole.headers.get('etag')]);
    expect(again.headers.get('x-request-id')).not.toBe(whole.headers.get('x-request-id'));
  });

  it('is the only kind that has a tag: what is somebody’s own and what failed has none', async () => {
    const reader = visitor(cloud().url);
    await reader.post('/api/factoids/generate');
    for (const path of ['/api/factoids/requests', '/api/limits', '/healthz', '/api/factoids?limit=0']) {
      const answer = await reader.ask(path, knowing('*'));
      expect([answer.status === 304, answer.headers.get('etag')], path).toEqual([false, null]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('a feed', () => {
  const subject = () => encodeURIComponent(factoid.subject);

  it('has the newest, as RSS and as JSON, of all and of one subject', async () => {
    const reader = visitor(cloud().url);
    for (const query of ['', `?subject=${subject()}`]) {
      const [rss, json] = [await reader.ask(`/feed.xml${query}`), await reader.ask(`/feed.json${query}`)];
      expect(rss.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
      expect(parseXml(rss.text).root?.text).toContain(factoid.id);
      expect(json.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
      const listed = { id: factoid.id, url: `${cloud().url}/f/${factoid.id}`, content_text: factoid.text };
      expect(JsonFeed.parse(json.json).items).toContainEqual(expect.objectContaining(listed));
      expect(json.json.feed_url).toBe(`${cloud().url}/feed.json${query}`);
    }
  });

  it('of a subject that nobody wrote about is empty, and of none at all an error', async () => {
    const reader = visitor(cloud().url);
    expect(JsonFeed.parse((await reader.ask('/feed.json?subject=nothing+of+the+kind')).json).items).toEqual([]);
    expect(parseXml((await reader.ask('/feed.xml?subject=nothing')).text).root?.text).not.toContain('fct_');
    for (const query of ['subject=', 'subject=!!', `subject=${'x'.repeat(61)}`, 'limit=3']) {
      const answer = await reader.ask(`/feed.xml?${query}`);
      expect([answer.status, problemOf(answer).code], query).toEqual([422, 'invalid_request']);
    }
  });

  it('leads to where it was asked for, whatever a header says and a cache has kept', async () => {
    const liar = visitor(cloud().url, { 'x-viewer-host': 'evil.example' });
    const elsewhere = cloud().url.replace('localhost', '127.0.0.1');
    await cloud().time.advance(6 * SECOND);
    const first = await liar.ask('/feed.json');
    expect([cacheOf(first), first.json.home_page_url]).toEqual(['Miss', `${cloud().url}/`]);
    expect((await visitor(elsewhere).ask('/feed.json')).json.home_page_url).toBe(`${elsewhere}/`);
    const kept = await visitor(cloud().url).ask('/feed.json');
    expect([cacheOf(kept), kept.text]).toEqual(['Hit', first.text]);
  });
});

describe('health', () => {
  let repair: (() => void) | undefined;
  afterEach(() => repair?.());
  /** Longer than the check waits, shorter than the function may take: without a deadline it would answer that all is well. */
  const HANGS = { latencyMs: 4 * SECOND };

  it.each([
    ['queue', 'GetQueueAttributes', HANGS],
    ['store', 'GetItem', HANGS],
    ['store', 'GetItem', 'throttle' as const],
    ['queue', 'GetQueueAttributes', 'lost_answer' as const],
  ])('names the %s when its %s meets %j', async (part, operation, fault) => {
    const reader = visitor(cloud().url);
    expect((await reader.ask('/healthz')).json).toEqual({ status: 'ok', checks: { store: 'ok', queue: 'ok' } });
    repair = cloud().faults.inject((call) =>
      call.functionName === 'api-read' && call.operation === operation ? fault : undefined,
    );
    const answer = await reader.ask('/healthz');
    const checks = { store: 'ok', queue: 'ok', [part]: 'failing' };
    expect([answer.status, answer.json]).toEqual([503, { status: 'degraded', checks }]);
  });

  it('of the process asks nobody: it lives while nothing else does', async () => {
    cloud().coolDown('api-read');
    repair = cloud().faults.inject(({ functionName }) => (functionName === 'api-read' ? 'kill_before' : undefined));
    const answer = await visitor(cloud().url).ask('/livez');
    expect([answer.status, answer.json]).toEqual([200, { status: 'ok' }]);
  });
});
