import { AppError } from '@factoids/core';
import { countingIds, manualClock, memoryAnswerStore, memoryApiKeyStore } from '@factoids/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { captureOutput } from '../testing/captured-output.ts';
import { httpEvent, lambdaContext, postEvent } from '../testing/http-events.ts';
import { type HttpEvent, type HttpResponse, jsonResponse } from './http-exchange.ts';
import { httpFunction, once } from './http-function.ts';
import { readSession } from './session-cookie.ts';

let output: ReturnType<typeof captureOutput>;
beforeEach(() => {
  output = captureOutput();
});
afterEach(() => output.restore());
const session = { keys: [{ kid: 'k1', secret: 'a'.repeat(40) }], secure: false };

interface Seen {
  readonly id: string;
  readonly principal: unknown;
  readonly surface: string;
  readonly params: unknown;
  readonly body: unknown;
}

const NETWORK = { secret: 'network-secret', originSecret: 'origin-secret' };

function setUp(answer: () => Promise<HttpResponse> = async () => jsonResponse(200, { ok: true })) {
  const seen: Seen[] = [];
  const clock = manualClock();
  const handle = (id: string) => (request: Omit<Seen, 'id'>) => {
    const { principal, surface, params, body } = request;
    seen.push({ id, principal, surface, params, body });
    return answer();
  };
  const handler = httpFunction({
    duty: 'runs',
    handlers: {
      generateFactoid: handle('generateFactoid'),
      quoteFactoid: handle('quoteFactoid'),
      listRuns: handle('listRuns'),
      getRun: handle('getRun'),
      cancelRun: handle('cancelRun'),
    },
    prepare: async () => ({
      clock,
      ids: countingIds(),
      keys: memoryApiKeyStore(),
      pepper: 'pepper',
      session,
      network: NETWORK,
      answers: memoryAnswerStore(),
    }),
  });
  const ask = async (event: HttpEvent) => {
    const response = await handler(event, lambdaContext() as never);
    return { ...response, json: JSON.parse(String(response.body)) };
  };
  return { ask, seen, clock };
}

const RUN = '/api/factoids/requests/{id}';
const id = 'run_03q9gb7pm00000000000000001';

describe('the dispatch', () => {
  it('brings each request to the handler of its route, with its parts parsed', async () => {
    const { ask, seen } = setUp();
    await ask(postEvent({ body: '{"topic":"otters"}' }));
    await ask(httpEvent({ resource: RUN, pathParameters: { id } }));
    await ask(postEvent({ resource: `${RUN}/cancel`, pathParameters: { id } }));
    await ask(httpEvent({ resource: '/api/factoids/requests' }));
    expect(seen).toMatchObject([
      { id: 'generateFactoid', surface: 'site', body: { topic: 'otters' } },
      { id: 'getRun', params: { id } },
      { id: 'cancelRun', params: { id } },
      { id: 'listRuns' },
    ]);
  });

  it.each([
    ['an address that does not exist', httpEvent({ resource: '/api/nowhere' })],
    ['another method', httpEvent({ resource: '/api/factoids/generate' })],
    ['a route of another function', httpEvent({ resource: '/api/factoids' })],
  ])('is not_found for %s', async (_what, event) => {
    const { ask, seen } = setUp();
    expect(await ask(event)).toMatchObject({ statusCode: 404, json: { code: 'not_found', request_id: 'req-1' } });
    expect(seen).toEqual([]);
  });

  it('lets nobody into /v1 without a key, nor in by a cookie', async () => {
    const { ask, seen } = setUp();
    const cookie = (await ask(postEvent())).headers['set-cookie'] ?? '';
    const answer = await ask(postEvent({ resource: '/v1/factoids/generate', headers: { cookie } }));
    expect(answer).toMatchObject({ statusCode: 401, json: { code: 'missing_api_key' } });
    expect(answer.headers).not.toHaveProperty('set-cookie');
    expect(seen).toHaveLength(1);
  });

  it('refuses a foreign page before it looks who asks, and mints it no session', async () => {
    const { ask, seen } = setUp();
    const answer = await ask(postEvent({ headers: { 'sec-fetch-site': 'cross-site' } }));
    expect(answer).toMatchObject({ statusCode: 403, json: { code: 'cross_site_request' } });
    expect(answer.headers).not.toHaveProperty('set-cookie');
    expect(seen).toEqual([]);
  });
});

describe('every answer', () => {
  it('carries its request id, is kept by no cache and guessed at by no browser', async () => {
    const { ask } = setUp();
    for (const event of [postEvent(), httpEvent({ resource: '/api/nowhere' }), postEvent({ body: '{' })]) {
      expect((await ask(event)).headers).toMatchObject({
        'x-request-id': 'req-1',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
    }
  });

  it('keeps the cache rule of its handler', async () => {
    const { ask } = setUp(async () => jsonResponse(200, {}, { 'cache-control': 'public, max-age=5' }));
    expect((await ask(httpEvent({ resource: '/api/factoids/requests' }))).headers['cache-control']).toBe('public, max-age=5');
  });

  it('says what a handler refused, and hides what broke in it', async () => {
    const refusing = setUp(() => Promise.reject(new AppError('store_busy', { retryAfterSeconds: 1 })));
    expect(await refusing.ask(postEvent())).toMatchObject({
      statusCode: 503,
      headers: { 'retry-after': '1' },
      json: { retryable: true },
    });
    const broken = setUp(() => Promise.reject(new Error('secret of the house')));
    const answer = await broken.ask(postEvent());
    expect(answer).toMatchObject({ statusCode: 500, json: { code: 'internal', request_id: 'req-1' } });
    expect(answer.body).not.toContain('secret');
  });

  it('leaves one line in the log, and a second one for a fault, without what was sent', async () => {
    const { ask } = setUp();
    await ask(postEvent({ body: '{"topic":"otters of my street"}' }));
    expect(output.lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        message: 'request answered',
        status: 200,
        principal: 'anonymous',
        request_id: 'req-1',
        route: 'POST /api/factoids/generate',
      },
    ]);
    const broken = setUp(() => Promise.reject(new Error('otters')));
    await broken.ask(postEvent());
    expect(output.lines.slice(1).map((line) => JSON.parse(line).message)).toEqual(['request failed', 'request answered']);
    expect(output.lines.join('\n')).not.toContain('otters');
  });
});

describe('the session of a visitor', () => {
  it('is minted by the first POST, also when that is refused', async () => {
    for (const body of ['{}', '{"topik":1}']) {
      const { ask, clock } = setUp();
      const { headers } = await ask(postEvent({ body }));
      const cookie = headers['set-cookie']?.split(';')[0] ?? '';
      expect(readSession(session, httpEvent({ headers: { cookie } }), clock.now())?.sessionId).toMatch(/^ses_/);
    }
  });

  it('is kept while it is valid, and proves the same visitor', async () => {
    const { ask, seen } = setUp();
    const cookie = (await ask(postEvent())).headers['set-cookie']?.split(';')[0] ?? '';
    const again = await ask(postEvent({ headers: { cookie } }));
    expect(again.headers).not.toHaveProperty('set-cookie');
    expect(seen[1]?.principal).toEqual(seen[0]?.principal);
  });

  it('is replaced when it does not hold', async () => {
    const { ask } = setUp();
    expect((await ask(postEvent({ headers: { cookie: 'adf_session=v1.k1.e30.x' } }))).headers).toHaveProperty('set-cookie');
  });

  it('is not minted by a GET: who only looks has none', async () => {
    const { ask, seen } = setUp();
    const { headers } = await ask(httpEvent({ resource: '/api/factoids/requests' }));
    expect(headers).not.toHaveProperty('set-cookie');
    expect(seen[0]?.principal).toBeNull();
  });
});

describe('a route that needs nothing', () => {
  it('answers while nothing can be prepared, asks nobody who they are, and still refuses what does not fit', async () => {
    const refused = () => Promise.reject(new Error('not to be called'));
    const ok = async () => jsonResponse(200, { status: 'ok' });
    const handler = httpFunction({
      duty: 'stream',
      handlers: {},
      bare: { streamRun: ok, streamChatTurn: ok },
      prepare: refused,
    });
    const ask = (event: HttpEvent) => handler(event, lambdaContext() as never);
    const stream = '/v1/factoids/streams/{id}';
    const alive = await ask(httpEvent({ resource: stream, pathParameters: { id } }));
    expect(alive).toMatchObject({ statusCode: 200, headers: { 'x-request-id': 'req-1', 'cache-control': 'no-store' } });
    const unknown = { x: '1' };
    const odd = await ask(httpEvent({ resource: stream, pathParameters: { id }, queryStringParameters: unknown }));
    expect(odd.statusCode).toBe(422);
  });
});

describe('what a process needs', () => {
  it('is made once, and tried again after it failed', async () => {
    let tries = 0;
    const prepared = once(async () => {
      tries += 1;
      if (tries === 1) throw new Error('no secrets yet');
      return tries;
    });
    await expect(Promise.all([prepared(), prepared()])).rejects.toThrow('no secrets yet');
    expect([await prepared(), await prepared()]).toEqual([2, 2]);
  });
});
