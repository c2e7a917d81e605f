import { describeProblem } from '@factoids/contracts';
import { describe, expect, test } from 'vitest';
import { ApiProblem, Unreachable } from './api-problem.ts';
import { factoidsClient } from './factoids-client.ts';
import { collect } from './testing/collect.ts';
import { handClock } from './testing/hand-clock.ts';
import { json, loopbackApi, stream } from './testing/loopback-api.ts';
import { frame, RAFT, RUN, RUN_ID, runView } from './testing/run-fixtures.ts';
import { ANSWER, TURN } from './testing/turn-fixtures.ts';

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

  test('talks in a chat: opens it, says something, watches the answer, and deletes it', async () => {
    const id = 'cht_01kan9gr2hd5s8z0w6k3n9pb7y';
    const chat = `/v1/chat/sessions/${id}`;
    const turn = { run_id: RUN_ID, stream_url: `${chat}/stream?run=${RUN_ID}` };
    await using api = await loopbackApi({
      '/v1/chat/sessions': [json(201, { id }), json(200, { data: [{ id }], next_cursor: null, has_more: false })],
      [`${chat}/messages`]: [json(202, turn)],
      [`${chat}/stream`]: [stream(TURN.map(frame), 'open')],
      [`${chat}/cancel`]: [json(200, runView('cancelled'))],
      [chat]: [json(200, { id, running: turn }), (response) => response.writeHead(204).end()],
    });
    const client = factoidsClient({ origin: api.origin, apiKey: 'adf_live_k_s' });
    expect((await client.openChatSession({ model: 'acme/small' }, { idempotencyKey: 'once' })).id).toBe(id);
    expect((await client.listChatSessions()).data).toEqual([{ id }]);
    const accepted = await client.sendChatMessage(id, { message: 'Why?' });
    expect((await collect(client.watchTurn(accepted))).at(-1)).toMatchObject({ type: 'succeeded', message: ANSWER });
    const { running } = await client.getChatSession(id);
    expect(running && (await collect(client.watchTurn(running, { lastSeq: 8 })))).toHaveLength(1);
    expect((await client.cancelChatTurn(id)).status).toBe('cancelled');
    await client.deleteChatSession(id);
    expect(api.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /v1/chat/sessions',
      'GET /v1/chat/sessions',
      `POST ${chat}/messages`,
      `GET ${turn.stream_url}`,
      `GET ${chat}`,
      `GET ${turn.stream_url}`,
      `POST ${chat}/cancel`,
      `DELETE ${chat}`,
    ]);
    expect(new Set(api.requests.map(({ headers }) => headers['x-api-key']))).toEqual(new Set(['adf_live_k_s']));
  });

  test('asks how a turn stands where no stream comes through, under the prefix that it speaks to', async () => {
    const turn = { run_id: RUN_ID, stream_url: '/api/chat/sessions/cht_1/stream' };
    const ended = runView('cancelled', { kind: 'chat' });
    await using api = await loopbackApi({ [`/api/factoids/requests/${RUN_ID}`]: [json(200, ended)] });
    const busy = json(503, describeProblem('store_busy'), 'application/problem+json');
    await using away = await loopbackApi({ [turn.stream_url]: [busy] });
    const fetchFrom = (input: string | URL | Request, init?: RequestInit) =>
      fetch(String(input).replace('http://site.example', String(input).includes('/chat/') ? away.origin : api.origin), init);
    const client = factoidsClient({ origin: 'http://site.example', fetch: fetchFrom });
    expect(await collect(client.watchTurn(turn, { clock: handClock() }))).toMatchObject([{ type: 'cancelled' }]);
  });

  test('does not take a refused deletion for one', async () => {
    const problem = describeProblem('not_found');
    await using api = await loopbackApi({ '/api/chat/sessions/cht_1': [json(404, problem, 'application/problem+json')] });
    await expect(factoidsClient({ origin: api.origin }).deleteChatSession('cht_1')).rejects.toMatchObject({ problem });
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
