import { describe, expect, it } from 'vitest';
import { useLocalCloud } from './local-cloud.ts';
import { createApiKey, runOps } from './operator.ts';
import { problemOf, visitor } from './visitor.ts';

const cloud = useLocalCloud();
const GENERATE = '/api/factoids/generate';

const ops = (...args: string[]) => runOps(cloud(), args);
const newKey = (...args: string[]) => createApiKey(cloud(), args);

describe('the anonymous session', () => {
  it('is minted by the first POST, kept while valid, and closed to scripts and other sites', async () => {
    const reader = visitor(cloud().url);
    const first = await reader.post(GENERATE);
    const cookie = first.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect((await reader.post(GENERATE)).headers.getSetCookie()).toEqual([]);
    expect((await reader.ask(first.json.status_url)).status).toBe(200);
  });

  it('is neither read nor set by public GETs', async () => {
    const answer = await visitor(cloud().url).ask('/api/factoids');
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('is replaced when it is forged or cut short', async () => {
    const reader = visitor(cloud().url);
    const run = (await reader.post(GENERATE)).json;
    const [pair = ''] = reader.cookies;
    for (const broken of [pair.slice(0, -4), `${pair.slice(0, -6)}AAAAAA`, 'adf_session=', 'adf_session=v1.none.e30.x']) {
      const impostor = visitor(cloud().url, { cookie: broken });
      expect((await impostor.ask(run.status_url)).status).toBe(404);
      expect((await impostor.post(GENERATE)).headers.getSetCookie()).toHaveLength(1);
    }
  });

  it("hides another's run and stream", async () => {
    const run = (await visitor(cloud().url).post(GENERATE)).json;
    const other = visitor(cloud().url);
    await other.post(GENERATE);
    for (const path of [run.status_url, run.stream_url]) expect((await other.ask(path)).status).toBe(404);
    expect((await other.post(`${run.status_url}/cancel`)).status).toBe(404);
  });
});

describe('a POST from elsewhere', () => {
  it.each([
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['an origin of null', { origin: 'null' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
  ])('is refused: %s', async (_what, headers) => {
    const answer = await visitor(cloud().url).post(GENERATE, {}, headers);
    expect([answer.status, problemOf(answer).code]).toEqual([403, 'cross_site_request']);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('is welcome from our own page', async () => {
    const { origin } = new URL(cloud().url);
    const answer = await visitor(cloud().url).post(GENERATE, {}, { origin, 'sec-fetch-site': 'same-origin' });
    expect(answer.status).toBe(202);
  });
});

describe('an API key', () => {
  it('is made by the operator, shown once, and opens /v1', async () => {
    const apiKey = await newKey('--name', 'Flow test', '--tier', 'pro');
    expect(apiKey).toMatch(/^adf_live_[0-9a-hjkmnp-tv-z]{26}_[0-9a-f]{64}$/);
    const developer = visitor(cloud().url, { 'x-api-key': apiKey });
    const accepted = await developer.post('/v1/factoids/generate', { topic: 'coffee' });
    expect(accepted.status).toBe(202);
    expect(accepted.headers.getSetCookie()).toEqual([]);
    expect(accepted.json.stream_url).toMatch(/^\/v1\//);
    const { events } = await developer.follow(accepted.json.stream_url);
    expect(events.at(-1)?.type).toBe('succeeded');
    expect((await developer.ask('/v1/factoids')).json.data[0].id).toBe(events.at(-1)?.data.factoid.id);
  });

  it('is needed under /v1: missing, made up and altered ones are refused', async () => {
    const apiKey = await newKey('--name', 'To be altered');
    const altered = apiKey.slice(0, -1) + (apiKey.endsWith('0') ? '1' : '0');
    for (const headers of [{}, { 'x-api-key': 'nonsense' }, { 'x-api-key': altered }]) {
      const answer = await visitor(cloud().url, headers).ask('/v1/factoids');
      expect([401, 403]).toContain(answer.status);
      expect(problemOf(answer).code).toMatch(/^(missing|invalid)_api_key$/);
    }
  });

  it("shows neither a session's runs nor another key's", async () => {
    const reader = visitor(cloud().url);
    const run = (await reader.post(GENERATE)).json;
    const developer = visitor(cloud().url, { 'x-api-key': await newKey('--name', 'Curious') });
    expect((await developer.ask(`/v1/factoids/requests/${run.request_id}`)).status).toBe(404);
    expect((await developer.ask('/v1/factoids/requests')).json.data).toEqual([]);
  });

  it('is refused by the operator command, in words, when its options do not fit', async () => {
    expect(await ops('key:create', '--name', 'x', '--tier', 'gold')).toMatchObject({
      code: 1,
      out: expect.stringContaining('tier'),
    });
    expect(await ops('key:paint')).toMatchObject({ code: 1, out: expect.stringContaining('key:create') });
  });
});
