import { AppError, CLAIM_HELD_MS } from '@factoids/core';
import { countingIds, manualClock, memoryAnswerStore, memoryApiKeyStore } from '@factoids/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { captureOutput } from '../testing/captured-output.ts';
import { lambdaContext, postEvent } from '../testing/http-events.ts';
import { type HttpResponse, jsonResponse } from './http-exchange.ts';
import { httpFunction } from './http-function.ts';

let output: ReturnType<typeof captureOutput>;
beforeEach(() => {
  output = captureOutput();
});
afterEach(() => output.restore());

const CANCEL = '/api/factoids/requests/{id}/cancel';
const [first, second] = ['run_03q9gb7pm00000000000000001', 'run_03q9gb7pm00000000000000002'];

function setUp(answer: (call: number) => Promise<HttpResponse> = async (call) => jsonResponse(200, { call })) {
  let calls = 0;
  const clock = manualClock();
  const answers = memoryAnswerStore();
  const session = { keys: [{ kid: 'k1', secret: 'a'.repeat(40) }], secure: false };
  const network = { secret: 'network-secret', originSecret: 'origin-secret' };
  const count = async () => {
    calls += 1;
    return answer(calls);
  };
  const handlers = { generateFactoid: count, quoteFactoid: count, listRuns: count, getRun: count, cancelRun: count };
  const deps = { clock, ids: countingIds(), keys: memoryApiKeyStore(), pepper: 'pepper', session, network, answers };
  const handler = httpFunction({ duty: 'runs', handlers, prepare: async () => deps });
  let requests = 0;
  let cookie = '';
  const ask = async ({ id = first, key = 'k' as string | null, resource = CANCEL, as = 'me' } = {}) => {
    requests += 1;
    const headers = { ...(key !== null && { 'idempotency-key': key }), ...(as === 'me' && cookie && { cookie }) };
    const event = postEvent({ resource, headers, pathParameters: { id }, requestContext: { requestId: `req-${requests}` } });
    const response = await handler(event, lambdaContext() as never);
    if (as === 'me') cookie ||= response.headers['set-cookie']?.split(';')[0] ?? '';
    return { ...response, json: JSON.parse(String(response.body)) };
  };
  return { ask, answers, clock, calls: () => calls };
}

describe('a request with an Idempotency-Key', () => {
  it('is answered once, and the same again, with a request id of its own', async () => {
    const { ask, calls } = setUp();
    const given = await ask();
    const again = await ask();
    expect(again).toMatchObject({ statusCode: given.statusCode, json: { call: 1 } });
    expect(given.headers).not.toHaveProperty('idempotent-replayed');
    expect(again.headers).toMatchObject({ 'idempotent-replayed': 'true', 'x-request-id': 'req-2', 'cache-control': 'no-store' });
    expect(again.headers).not.toHaveProperty('set-cookie');
    expect(calls()).toBe(1);
  });

  it('is another one with another parameter, and refused as such; each caller’s keys are their own', async () => {
    const { ask, calls } = setUp();
    await ask();
    expect(await ask({ id: second })).toMatchObject({ statusCode: 422, json: { code: 'idempotency_mismatch' } });
    expect(await ask({ id: second, as: 'stranger' })).toMatchObject({ statusCode: 200, json: { call: 2 } });
    expect(await ask({ id: second, key: 'another' })).toMatchObject({ statusCode: 200, json: { call: 3 } });
    expect(calls()).toBe(3);
  });

  it('waits for its twin, and takes over from one that is gone', async () => {
    const begun = Promise.withResolvers<void>();
    const { ask, clock } = setUp((call) => {
      if (call === 2) begun.resolve();
      return call === 2 ? new Promise(() => {}) : Promise.resolve(jsonResponse(200, { call }));
    });
    await ask({ key: null });
    void ask();
    await begun.promise;
    await new Promise(setImmediate);
    expect(await ask()).toMatchObject({
      statusCode: 409,
      json: { code: 'request_in_progress', retryable: true, retry_after: 1 },
    });
    await clock.advance(CLAIM_HELD_MS);
    expect(await ask()).toMatchObject({ statusCode: 200, json: { call: 3 } });
  });

  it('may be tried again when it failed', async () => {
    const { ask } = setUp((call) =>
      call === 1 ? Promise.reject(new AppError('store_busy')) : Promise.resolve(jsonResponse(200, { call })),
    );
    expect((await ask()).statusCode).toBe(503);
    expect(await ask()).toMatchObject({ statusCode: 200, json: { call: 2 } });
  });

  it('is answered also when the answer cannot be kept, and the log says so', async () => {
    const { ask, answers } = setUp();
    answers.keep = () => Promise.reject(new AppError('store_busy'));
    expect((await ask()).statusCode).toBe(200);
    expect(output.lines.map((line) => JSON.parse(line).message)).toContain('answer not kept');
  });
});

describe('no answer is kept', () => {
  it('without a key, nor for a route that writes nothing', async () => {
    const { ask, calls } = setUp();
    for (const asking of [{ key: null }, { resource: '/api/factoids/quote' }]) {
      await ask(asking);
      expect((await ask(asking)).headers).not.toHaveProperty('idempotent-replayed');
    }
    expect(calls()).toBe(4);
  });
});
