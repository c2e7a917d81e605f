import { randomUUID } from 'node:crypto';
import { factoidsClient, IDLE_TURN, reduceTurn } from '@factoids/client';
import { sampleFactoid } from '@factoids/core/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentTable } from '../content-table.ts';
import { books, ownBooks, settled } from './chat-books.ts';
import { useLocalCloud } from './local-cloud.ts';
import { OPEN_POLICY } from './open-policy.ts';
import { twoDevelopers, twoKeys, twoVisitors } from './two-people.ts';
import { type Answer, problemOf, visitor } from './visitor.ts';

// Budgets as they are, and the rate of one chat: what is left of that is told to its owner alone.
const { budgets: _, ...open } = JSON.parse(OPEN_POLICY);
const rates = { ...open.rates, chat: { ...open.rates.chat, chat_session: ['10/min'] } };
const env = { ADMISSION_POLICY: JSON.stringify({ ...open, rates }) };
const cloud = useLocalCloud({ env, withoutSchedules: 'all', warm: { 'api-chat': 1, stream: 1 } });

const UNKNOWN = 'cht_01jd9p6v3g0000000000000000';
const HIDDEN = sampleFactoid(901, { hidden: { at: '2026-11-22T09:00:00.000Z', by: 'operator', reason: 'wrong' } });
const SHOWN = sampleFactoid(902);
const MESSAGE = { message: 'Why do otters hold hands?' };
const DAY = 86_400_000;

beforeAll(() => contentTable(cloud()).put([HIDDEN, SHOWN]));

let keys: Promise<readonly [owner: string, stranger: string]> | undefined;
const apiKeys = () => {
  keys ??= twoKeys(cloud());
  return keys;
};
const visitors = () => twoVisitors(cloud());
const developers = async () => twoDevelopers(cloud(), await apiKeys());

function expectProblem(answer: Answer, status: number, code: string): void {
  const problem = problemOf(answer);
  expect([answer.status, problem.status, problem.code]).toEqual([status, status, code]);
  expect(problem.request_id).toBe(answer.headers.get('x-request-id'));
  expect(problem.detail.length).toBeGreaterThan(3);
  // Who has no key is turned away by the gateway, in its own words.
  if (code !== 'invalid_api_key') expect(answer.headers.get('cache-control')).toBe('no-store');
}

describe.each([
  ['/api', visitors],
  ['/v1', developers],
] as const)('a chat under %s', (prefix, people) => {
  const sessions = `${prefix}/chat/sessions`;
  const remove = { method: 'DELETE' };

  async function opened(body: object = {}) {
    const { owner, stranger } = await people();
    const answer = await owner.post(sessions, body);
    expect([answer.status, answer.json.code]).toEqual([201, undefined]);
    const path = `${sessions}/${answer.json.id}`;
    return {
      owner,
      stranger,
      answer,
      path,
      say: (text: unknown = MESSAGE, headers = {}) => owner.post(`${path}/messages`, text, headers),
    };
  }

  it('is opened about a factoid or about anything, is told where it stands, and costs nothing', async () => {
    const before = await books(cloud());
    const { answer, owner, path } = await opened({ factoid_id: SHOWN.id });
    expect(answer.json).toMatchObject({ factoid_id: SHOWN.id, title: null, running: null, messages: [], metrics: { turns: 0 } });
    expect(answer.headers.get('location')).toBe(path);
    const again = await owner.ask(path);
    expect(again.json).toEqual(answer.json);
    expect(again.headers.get('cache-control')).toBe('no-store');
    expect((await owner.ask(`${sessions}?limit=1`)).json).toMatchObject({ data: [{ id: answer.json.id }] });
    expect(await books(cloud())).toEqual(before);
  });

  it('is opened once for one idempotency key', async () => {
    const { owner } = await people();
    const key = { 'idempotency-key': randomUUID() };
    const [first, again] = [await owner.post(sessions, {}, key), await owner.post(sessions, {}, key)];
    expect([again.status, again.json]).toEqual([201, first.json]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expectProblem(await owner.post(sessions, { factoid_id: SHOWN.id }, key), 422, 'idempotency_mismatch');
  });

  it.each([
    ['a factoid that nobody wrote', { factoid_id: 'fct_01jd9p6v3g0000000000099999' }, [404, 'not_found']],
    ['a factoid that was taken down', { factoid_id: HIDDEN.id }, [410, 'factoid_hidden']],
    ['what is no id', { factoid_id: 'otters' }, [422, 'invalid_request']],
    ['a model that does not exist', { model: 'nobody/nothing' }, [422, 'unknown_model']],
    ['a model without a price', { model: 'foundry/auto' }, [422, 'unpriced_model']],
    ['an unknown field', { modell: 'acme/small' }, [422, 'invalid_request']],
    ['a list', [], [422, 'invalid_request']],
  ] as const)('is not opened for %s', async (_what, body, [status, code]) => {
    const { owner } = await people();
    const list = async () => (await owner.ask(sessions)).json;
    const [before, spent] = [await list(), await books(cloud())];
    expectProblem(await owner.post(sessions, body), status, code);
    expect([await list(), await books(cloud())]).toEqual([before, spent]);
  });

  it('does not exist for anybody else, nor does one that nobody opened', async () => {
    const { owner, stranger, path } = await opened();
    const spent = await books(cloud());
    for (const [who, place] of [
      [stranger, path],
      [owner, `${sessions}/${UNKNOWN}`],
      [owner, `${sessions}/nonsense`],
    ] as const) {
      expectProblem(await who.ask(place), 404, 'not_found');
      const said = await who.post(`${place}/messages`, MESSAGE);
      expectProblem(said, 404, 'not_found');
      expect(said.headers.get('ratelimit') ?? '').not.toContain('chat');
      expectProblem(await who.ask(`${place}/stream`), 404, 'not_found');
      expectProblem(await who.post(`${place}/cancel`), 404, 'not_found');
      expectProblem(await who.ask(place, remove), 404, 'not_found');
    }
    expect((await stranger.ask(sessions)).text).not.toContain(path.slice(path.lastIndexOf('/') + 1));
    expect((await owner.ask(path)).json).toMatchObject({ messages: [], running: null });
    expect(await books(cloud())).toEqual(spent);
  });

  it('takes no message that is empty, too long, or more than text', async () => {
    const { owner, path, say } = await opened();
    const spent = await books(cloud());
    const bad = ['', ' \n\t ', 'x'.repeat(8_001), 'otters\u0000', 'otters\u001b[2J', 'otters\u2028hold', 7, null];
    for (const message of bad) expectProblem(await say({ message }), 422, 'invalid_request');
    for (const body of [{}, { text: 'otters' }, { ...MESSAGE, model: 'acme/small' }, []]) {
      expectProblem(await say(body), 422, 'invalid_request');
    }
    const raw = { method: 'POST', rawBody: '{"message": ' };
    expectProblem(await owner.ask(`${path}/messages`, raw), 400, 'invalid_json');
    expectProblem(await say({ message: 'é'.repeat(8_001) }), 422, 'invalid_request');
    expectProblem(await owner.post(`${path}/messages?x=1`, MESSAGE), 422, 'invalid_request');
    expectProblem(await owner.post(`${path}/cancel`), 404, 'not_found');
    expectProblem(await owner.ask(`${path}/stream`), 404, 'not_found');
    expect((await owner.ask(path)).json).toMatchObject({ messages: [], running: null, metrics: { turns: 0 } });
    expect(await books(cloud())).toEqual(spent);
  });

  it('answers one message at a time, and says where to watch', async () => {
    cloud().provider?.hold();
    const { owner, stranger, path, say } = await opened();
    const key = { 'idempotency-key': randomUUID() };
    const first = await say(MESSAGE, key);
    expect([first.status, first.json.code]).toEqual([202, undefined]);
    expect(first.headers.get('ratelimit')).toContain('"chat-60"');
    const { run_id, stream_url, status_url } = first.json;
    expect([stream_url, first.headers.get('location')]).toEqual([`${path}/stream?run=${run_id}`, status_url]);
    const spent = await ownBooks(cloud());

    const busy = await say({ message: 'And do they sleep?' });
    expectProblem(busy, 409, 'turn_in_progress');
    expect(problemOf(busy).running).toEqual({ run_id, stream_url });
    const again = await say(MESSAGE, key);
    expect([again.status, again.json]).toEqual([202, first.json]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expectProblem(await say({ message: 'Something else' }, key), 422, 'idempotency_mismatch');
    expect((await owner.ask(path)).json).toMatchObject({ running: { run_id, stream_url }, messages: [{ role: 'user', run_id }] });
    expect(await ownBooks(cloud())).toEqual(spent);

    const ahead = (id: string) => owner.ask(stream_url, { headers: { 'last-event-id': id } });
    for (const future of ['4711', '4294967296']) expectProblem(await ahead(future), 422, 'invalid_cursor');
    expectProblem(await ahead('soon'), 422, 'invalid_request');
    for (const query of ['run=nonsense', 'run=', 'turn=1', `run=${run_id}&run=${run_id}`]) {
      expectProblem(await owner.ask(`${path}/stream?${query}`), 422, 'invalid_request');
    }
    const other = await opened();
    for (const place of [`${path}/stream?run=run_01jd9p6v3g0000000000000000`, `${other.path}/stream?run=${run_id}`]) {
      expectProblem(await owner.ask(place), 404, 'not_found');
    }
    expectProblem(await stranger.ask(stream_url), 404, 'not_found');

    const following = owner.follow(`${path}/stream`);
    const cancelled = await owner.post(`${path}/cancel`);
    expect([cancelled.status, cancelled.json.request_id, cancelled.json.kind]).toEqual([200, run_id, 'chat']);
    const { events } = await following;
    cloud().provider?.release();
    expect(events.at(-1)).toMatchObject({ type: 'cancelled', data: { run_id, message: { role: 'assistant', run_id } } });
    const ended = (await owner.ask(path)).json;
    expect(ended).toMatchObject({ running: null, title: MESSAGE.message, messages: [{ role: 'user' }, { role: 'assistant' }] });
    const last = Number(events.at(-1)?.id);
    expect((await owner.follow(stream_url, last)).status).toBe(204);
    expect((await owner.follow(stream_url, 0)).events).toEqual(events);
    expectProblem(await ahead(String(last + 1)), 422, 'invalid_cursor');
    expect((await owner.post(`${path}/cancel`)).json).toMatchObject({ request_id: run_id, status: 'cancelled' });
    expect((await owner.ask(`${prefix}/factoids/requests?limit=1`)).json.data).toMatchObject([
      { request_id: run_id, kind: 'chat' },
    ]);
  });

  it('is deleted with everything that was said in it, also while it is being answered', async () => {
    cloud().provider?.hold();
    const { owner, path, say } = await opened();
    const { run_id, stream_url, status_url } = (await say()).json;
    const foreign = await owner.ask(path, {
      ...remove,
      headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    });
    if (prefix === '/api') {
      expectProblem(foreign, 403, 'cross_site_request');
      expect((await owner.ask(path)).status).toBe(200);
      const gone = await owner.ask(path, { ...remove, headers: { origin: cloud().url, 'sec-fetch-site': 'same-origin' } });
      expect([gone.status, gone.text, gone.headers.get('cache-control')]).toEqual([204, '', 'no-store']);
      expect(gone.headers.get('x-request-id')).not.toBeNull();
    } else {
      expect([foreign.status, foreign.text]).toEqual([204, '']);
    }
    expectProblem(await owner.ask(path), 404, 'not_found');
    expectProblem(await say(), 404, 'not_found');
    expectProblem(await owner.ask(stream_url), 404, 'not_found');
    expectProblem(await owner.ask(path, remove), 404, 'not_found');
    expect((await owner.ask(sessions)).text).not.toContain(path.slice(path.lastIndexOf('/') + 1));
    await expect
      .poll(async () => (await owner.ask(status_url)).json, { timeout: 10_000 })
      .toMatchObject({
        request_id: run_id,
        status: 'cancelled',
      });
    cloud().provider?.release();
    await settled(cloud());
  });
});

it('is a conversation for the typed client: opened, answered while it looks on, read, and deleted', async () => {
  const [apiKey] = await apiKeys();
  const api = factoidsClient({ origin: cloud().url, apiKey });
  const { id } = await api.openChatSession({ factoid_id: SHOWN.id });
  const accepted = await api.sendChatMessage(id, MESSAGE);
  let turn = IDLE_TURN;
  for await (const event of api.watchTurn(accepted)) turn = reduceTurn(turn, event);
  expect(turn).toMatchObject({ phase: 'succeeded', problem: null, message: { status: 'complete', run_id: accepted.run_id } });
  const { messages, metrics } = await api.getChatSession(id);
  expect(messages.map(({ text }) => text)).toEqual([MESSAGE.message, turn.text]);
  expect(metrics).toMatchObject({ turns: 1, cost_usd: turn.usage?.cost_usd });
  expect((await api.listChatSessions({ limit: 1 })).data).toMatchObject([{ id, title: MESSAGE.message }]);
  await api.deleteChatSession(id);
  await expect(api.deleteChatSession(id)).rejects.toMatchObject({ problem: { code: 'not_found' } });
});

it('lets nobody delete without saying who they are, and mints them nothing', async () => {
  const { owner } = await visitors();
  const { id } = (await owner.post('/api/chat/sessions')).json;
  const nobody = visitor(cloud().url);
  expect((await nobody.ask('/api/chat/sessions')).json).toEqual({ data: [], next_cursor: null, has_more: false });
  expectProblem(await nobody.ask(`/api/chat/sessions/${id}`, { method: 'DELETE' }), 404, 'not_found');
  expect(nobody.cookies).toEqual([]);
  expectProblem(await nobody.ask(`/v1/chat/sessions/${id}`, { method: 'DELETE' }), 403, 'invalid_api_key');
  expect((await owner.ask(`/api/chat/sessions/${id}`)).status).toBe(200);
});

it('is over after thirty days: it can be read, and nothing more is said in it', async () => {
  const { owner } = await visitors();
  const session = (await owner.post('/api/chat/sessions')).json;
  const path = `/api/chat/sessions/${session.id}`;
  expect(Date.parse(session.expires_at) - Date.parse(session.created_at)).toBe(30 * DAY);
  await cloud().time.advance(30 * DAY);
  const spent = await books(cloud());
  expectProblem(await owner.post(`${path}/messages`, MESSAGE), 410, 'session_expired');
  expect((await owner.ask(path)).json).toEqual(session);
  expect((await owner.ask('/api/chat/sessions')).json.data).toEqual([]);
  expect(await books(cloud())).toEqual(spent);
  await cloud().time.advance(8 * DAY);
  expectProblem(await owner.ask(path), 404, 'not_found');
});
