import { describeProblem } from '@factoids/contracts';
import { describe, expect, test } from 'vitest';
import { ApiProblem, Unreachable } from './api-problem.ts';
import { factoidsClient } from './factoids-client.ts';
import { collect } from './testing/collect.ts';
import { json, loopbackApi, stream } from './testing/loopback-api.ts';
import { frame, RAFT, RUN, RUN_ID, runView } from './testing/run-fixtures.ts';

const accepted = {
  request_id: RUN_ID,
  status: 'pending',
  stream_url: `/api/factoids/streams/${RUN_ID}`,
  status_url: `/api/factoids/requests/${RUN_ID}`,
  quote: { max_cost_usd: '0.000210000', expected_cost_usd: '0.000020000' },
};

describe('the client', () => {
  test('asks for a factoid and watches it through the addresses that the answer names', async () => {
    await using api = await loopbackApi({
      '/api/factoids/generate': [json(202, accepted)],
      [accepted.stream_url]: [stream(RUN.map(frame), 'open')],
    });
    const client = factoidsClient({ origin: api.origin });
    const run = await client.generateFactoid({ topic: 'otters' }, { idempotencyKey: 'once' });
    const last = (await collect(client.watchRun(run))).at(-1);
    expect(last).toMatchObject({ type: 'succeeded', factoid: RAFT });
    expect(api.requests[0]?.headers).toMatchObject({ 'idempotency-key': 'once', 'content-type': 'application/json' });
  });

  test('speaks to /v1 with a key, on streams too', async () => {
    const stream_url = `/v1/factoids/streams/${RUN_ID}`;
    await using api = await loopbackApi({
      '/v1/factoids': [json(200, { data: [RAFT], next_cursor: null, has_more: false })],
      [stream_url]: [stream(RUN.map(frame), 'open')],
    });
    const client = factoidsClient({ origin: api.origin, apiKey: 'adf_live_k_s' });
    expect((await client.listFactoids({ limit: 1 })).data).toEqual([RAFT]);
    await collect(client.watchRun({ ...accepted, stream_url }));
    expect(api.requests.map(({ headers }) => headers['x-api-key'])).toEqual(['adf_live_k_s', 'adf_live_k_s']);
    expect(api.requests[0]?.url).toBe('/v1/factoids?limit=1');
  });

  test('cancelling is a request, with a JSON body', async () => {
    const path = `/api/factoids/requests/${RUN_ID}/cancel`;
    await using api = await loopbackApi({ [path]: [json(200, runView('cancelled'))] });
    const run = await factoidsClient({ origin: api.origin }).cancelRun(RUN_ID);
    expect(run.status).toBe('cancelled');
    expect(api.requests[0]).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } });
  });

  test('asks what a factoid would cost, what is left, and what its key may, under the prefix that it speaks to', async () => {
    const quote = { ...accepted.quote, model: 'acme/small', would_be_admitted: true, limit: null };
    const limits = { data: [], verified_until: null, challenge: null, paused: false };
    await using api = await loopbackApi({
      '/v1/factoids/quote': [json(200, quote)],
      '/v1/limits': [json(200, limits)],
      '/v1/key': [json(200, { name: 'Mine', limits: [] })],
    });
    const client = factoidsClient({ origin: api.origin, apiKey: 'adf_live_k_s' });
    expect(await client.quoteFactoid({ topic: 'otters' })).toEqual(quote);
    expect(await client.getLimits()).toEqual(limits);
    expect((await client.getKey()).name).toBe('Mine');
    expect(api.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
  });

  test('exchanges the answer of a check for the higher quota', async () => {
    const verified = { verified_until: '2026-11-22T21:00:00.000Z' };
    await using api = await loopbackApi({ '/api/session/challenge': [json(200, verified)] });
    expect(await factoidsClient({ origin: api.origin }).passChallenge({ token: 'token' })).toEqual(verified);
    expect(api.requests[0]).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } });
  });

  test('problem+json is an error that carries the problem', async () => {
    const problem = { ...describeProblem('unknown_model', 'There is no model acme/none.'), request_id: 'req-1' };
    await using api = await loopbackApi({ '/api/factoids/generate': [json(422, problem, 'application/problem+json')] });
    const call = factoidsClient({ origin: api.origin }).generateFactoid({ model: 'acme/none' });
    await expect(call).rejects.toEqual(expect.objectContaining({ name: 'ApiProblem', message: problem.detail, problem }));
  });

  test.each([200, 502])('a web page with status %i in place of an answer is told apart', async (status) => {
    const page = '<html>Bad gateway</html>';
    await using api = await loopbackApi({
      '/api/models': [(response) => response.writeHead(status, { 'content-type': 'text/html' }).end(page)],
    });
    const failure = await factoidsClient({ origin: api.origin })
      .listModels()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiProblem);
    expect(failure).toMatchObject({ problem: { code: 'internal', status: 502, retryable: true } });
  });

  test('no answer is Unreachable, and an abort stays an abort', async () => {
    const api = await loopbackApi({});
    await api[Symbol.asyncDispose]();
    const client = factoidsClient({ origin: api.origin });
    await expect(client.listModels()).rejects.toBeInstanceOf(Unreachable);
    await expect(client.listModels({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
