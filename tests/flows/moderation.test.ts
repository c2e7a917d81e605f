import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askFrom } from './ask-from.ts';
import { useLocalCloud } from './local-cloud.ts';
import { OPEN_POLICY } from './open-policy.ts';
import { createApiKey, runOps } from './operator.ts';
import { passMidnight } from './pass-midnight.ts';
import { startSlackDouble } from './slack-double.ts';
import { type Answer, problemOf, type Visitor, visitor } from './visitor.ts';

const MINUTE = 60_000;
/** The front door keeps no public read longer. */
const KEPT_MS = MINUTE + 1_000;
const GENERATE = '/api/factoids/generate';
const NOBODYS = 'fct_01jd9p6v3g00000000000000zz';

const slack = await startSlackDouble();
// Its clock is moved on by some minutes.
beforeAll(() => passMidnight(12 * MINUTE), 14 * MINUTE);
const cloud = useLocalCloud({ env: { SLACK_WEBHOOK_URL: slack.url }, withoutSchedules: 'all' });
let operator: Visitor;
let developer: Visitor;
let folder = '';

beforeAll(async () => {
  const withKey = async (...args: string[]) => visitor(cloud().url, { 'x-api-key': await createApiKey(cloud(), args) });
  operator = await withKey('--name', 'Andy', '--tier', 'pro', '--role', 'operator');
  developer = await withKey('--name', 'Dev', '--tier', 'pro');
  folder = await mkdtemp(join(tmpdir(), 'factoids-moderation-'));
}, MINUTE);
afterAll(() => rm(folder, { recursive: true, force: true }));

const someone = () => visitor(cloud().url);
const refusalOf = (answer: Answer) => `${answer.status} ${problemOf(answer).code}`;
const audit = async () => (await operator.ask('/v1/admin/audit')).json.data;

// biome-ignore lint/suspicious/noExplicitAny: a black-box test looks at whatever came
async function ops(...args: string[]): Promise<any> {
  const { code, out } = await runOps(cloud(), [...args, '--json']);
  if (code !== 0) throw new Error(out);
  return JSON.parse(out);
}

/** A factoid that somebody had written, and whoever did. */
async function written(topic: string) {
  const reader = someone();
  const run = (await reader.post(GENERATE, { topic })).json;
  const { events } = await reader.follow(run.stream_url);
  return { reader, run, factoid: events.at(-1)?.data.factoid };
}

/** In which of the public lists it stands, once no copy is left at the edge. */
async function listsWith({ id, subject }: { id: string; subject: string }): Promise<string[]> {
  await cloud().time.advance(KEPT_MS);
  const bySubject = `subject=${encodeURIComponent(subject)}`;
  const lists = ['', bySubject, 'sort=top', `sort=top&${bySubject}`, 'sort=random', `q=${encodeURIComponent(subject)}`];
  const answers = await Promise.all(lists.map((list) => someone().ask(`/api/factoids?limit=100&${list}`)));
  const feeds = await Promise.all(['/feed.json', '/feed.xml'].map((path) => someone().ask(path)));
  expect([...answers, ...feeds].map(({ status }) => status)).toEqual([...lists, '', ''].map(() => 200));
  return [...lists, 'feed.json', 'feed.xml'].filter((_, nth) => [...answers, ...feeds][nth]?.text.includes(id));
}

const EVERYWHERE = 8;

describe('a factoid that the operator takes down', () => {
  it('is gone from its address and from every list, stays with who had it written, and comes back into its place', async () => {
    const { reader, run, factoid } = await written('the ocean');
    expect(await listsWith(factoid)).toHaveLength(EVERYWHERE);
    const hidden = await ops('factoid:hide', factoid.id, '--reason', 'between us');
    expect(hidden).toMatchObject({ outcome: 'done', action: 'hide', text: factoid.text });
    expect(await listsWith(factoid)).toEqual([]);
    const gone = await someone().ask(`/api/factoids/${factoid.id}`);
    expect([refusalOf(gone), gone.headers.get('cache-control')]).toEqual(['410 factoid_hidden', 'no-store']);
    expect(problemOf(gone).detail).toMatch(/operator/);
    expect(gone.text).not.toContain('between us');
    expect((await reader.ask(run.status_url)).json.factoid).toEqual(factoid);
    expect((await operator.post('/v1/admin/hide', { id: factoid.id })).json).toMatchObject({ applied: false, audit: null });

    const shown = await ops('factoid:show', factoid.id);
    expect(shown.factoid).toMatchObject({
      text: factoid.text,
      votes: '0 up, 0 down',
      hidden: expect.stringMatching(/operator: between us/),
    });
    expect(shown.run).toMatchObject({ id: run.request_id, status: 'succeeded', cost_usd: factoid.cost_usd });
    expect(JSON.stringify(shown)).not.toContain('the ocean');

    const back = await operator.post('/v1/admin/unhide', { id: factoid.id, reason: 'harmless' });
    expect([back.status, back.json]).toMatchObject([200, { applied: true, factoid: { ...factoid, hidden: null } }]);
    expect(await listsWith(factoid)).toHaveLength(EVERYWHERE);
    expect((await someone().ask(`/api/factoids/${factoid.id}`)).json).toEqual(factoid);
    expect((await audit()).slice(0, 2)).toMatchObject([
      { action: 'unhide', subject: factoid.id, reason: 'harmless', by: expect.stringMatching(/^key:/) },
      { action: 'hide', subject: factoid.id, reason: 'between us', by: 'ops' },
    ]);
  });

  it('is taken down and put back by operator keys alone, and must be there', async () => {
    const { factoid } = await written('tea');
    const { id } = factoid;
    for (const lever of ['hide', 'unhide']) {
      expect(refusalOf(await developer.post(`/v1/admin/${lever}`, { id }))).toBe('403 forbidden');
      expect(refusalOf(await operator.post(`/v1/admin/${lever}`, { id: NOBODYS }))).toBe('404 not_found');
      const misfit = await operator.post(`/v1/admin/${lever}`, { id: 'everything' });
      expect([refusalOf(misfit), problemOf(misfit).errors?.[0]?.location]).toEqual(['422 invalid_request', '/id']);
    }
    const told = await operator.post('/v1/admin/hide?dry_run=true', { id });
    expect(told.json).toMatchObject({ applied: false, factoid: { hidden: { by: 'operator' } }, audit: { action: 'hide' } });
    expect((await someone().ask(`/api/factoids/${id}`)).status).toBe(200);
  });

  it('is not the factoid of the day any more', async () => {
    const date = new Date(cloud().time.now()).toISOString().slice(0, 10);
    const ofTheDay = () => someone().ask(`/api/factoids/today?date=${date}`);
    expect(await cloud().runSchedule('write-daily')).toMatchObject([{ date, outcome: 'requested' }]);
    await expect.poll(async () => (await ofTheDay()).status, { timeout: 15_000 }).toBe(200);
    const { id } = (await ofTheDay()).json;
    expect((await operator.post('/v1/admin/hide', { id })).json.applied).toBe(true);
    await cloud().time.advance(KEPT_MS);
    expect(refusalOf(await ofTheDay())).toBe('410 factoid_hidden');
    expect((await operator.post('/v1/admin/unhide', { id })).json.applied).toBe(true);
    expect((await ofTheDay()).json.id).toBe(id);
  });
});

describe('a denied topic', () => {
  const policy = (more: object) => ({ ...JSON.parse(OPEN_POLICY), ...more });

  it('is refused from the next request on, quoted as well as asked for, and leaves nothing behind', async () => {
    const file = join(folder, 'policy.json');
    await writeFile(file, JSON.stringify(policy({ topics: { deny: ['nerve agents'] } })));
    expect(await ops('policy:set', file)).toMatchObject({ outcome: 'done' });
    const reader = someone();
    const spentBefore = (await operator.ask('/v1/admin/stats')).json.today.total;
    for (const path of [GENERATE, '/api/factoids/quote']) {
      const refused = await reader.post(path, { topic: 'How NERVE-agents work' });
      expect([refusalOf(refused), problemOf(refused).errors?.[0]?.location]).toEqual(['422 topic_denied', '/topic']);
    }
    expect(refusalOf(await developer.post('/v1/factoids/generate', { topic: 'nerve agents' }))).toBe('422 topic_denied');
    expect((await reader.ask('/api/factoids/requests')).json.data).toEqual([]);
    expect((await operator.ask('/v1/admin/stats')).json.today.total.runs).toBe(spentBefore.runs);
    expect((await reader.post(GENERATE, { topic: 'nerves' })).status).toBe(202);
    const wordless = problemOf(await operator.post('/v1/admin/policy', { policy: policy({ topics: { deny: ['war', ' '] } }) }));
    expect(wordless.errors?.[0]?.location).toBe('/topics/deny/1');
    expect((await operator.post('/v1/admin/policy', { policy: policy({}) })).json.applied).toBe(true);
    expect((await reader.post(GENERATE, { topic: 'nerve agents' })).status).toBe(202);
  });
});

const FEEDBACK = '/v1/admin/feedback';
const json = { 'content-type': 'application/json' };
const report = (network: number, id: string, body: object = { reasons: ['offensive'] }) =>
  askFrom(`127.0.${network}.1`, `/api/factoids/${id}/feedback`, { url: cloud().url, method: 'POST', headers: json, body });

describe('what people say about a factoid', () => {
  it('is read by operators alone, newest first, of all or of one', async () => {
    const [first, second] = [(await written('tea')).factoid, (await written('the moon')).factoid];
    const comments = ['one', 'two', 'three'];
    for (const comment of comments) expect((await report(9, first.id, { reasons: ['wrong'], comment })).status).toBe(201);
    expect((await report(9, second.id, { vote: 'down', reasons: ['boring'] })).status).toBe(201);

    expect(refusalOf(await developer.ask(FEEDBACK))).toBe('403 forbidden');
    expect((await someone().ask(FEEDBACK)).status).toBe(403);
    expect((await operator.ask(`${FEEDBACK}?limit=1`)).json.data).toMatchObject([
      { factoid_id: second.id, vote: 'down', by: 'visitor' },
    ]);
    const of = async (query: string) => (await operator.ask(`${FEEDBACK}?factoid_id=${first.id}&${query}`)).json;
    const page = await of('limit=2');
    expect(page).toMatchObject({ has_more: true, data: [{ comment: 'three', reasons: ['wrong'] }, { comment: 'two' }] });
    expect(await of(`cursor=${page.next_cursor}`)).toMatchObject({
      has_more: false,
      next_cursor: null,
      data: [{ comment: 'one' }],
    });
    expect(refusalOf(await operator.ask(`${FEEDBACK}?cursor=bm9uZQ`))).toBe('422 invalid_cursor');
    expect(refusalOf(await operator.ask(`${FEEDBACK}?limit=0`))).toBe('422 invalid_request');

    const rows = await ops('feedback:list', '--factoid', first.id, '--limit', '2');
    expect(rows.map(({ comment }: { comment: string }) => comment)).toEqual(['three', 'two']);
  });

  it('takes it down when three networks find it offensive, and the operator hears of it once', async () => {
    const { factoid } = await written('history');
    const told = () => slack.texts.filter((text) => text.includes(factoid.id));
    for (const network of [21, 21, 22, 21]) expect((await report(network, factoid.id)).status).toBe(201);
    expect((await operator.post('/v1/admin/hide?dry_run=true', { id: factoid.id })).json.factoid.offensive_reports).toBe(2);
    expect(await listsWith(factoid)).toHaveLength(EVERYWHERE);
    expect((await report(23, factoid.id)).status).toBe(201);
    expect(await listsWith(factoid)).toEqual([]);
    const gone = await someone().ask(`/api/factoids/${factoid.id}`);
    expect([refusalOf(gone), problemOf(gone).detail]).toEqual(['410 factoid_hidden', expect.stringMatching(/reports/)]);
    expect(await report(24, factoid.id)).toMatchObject({ status: 410, json: { code: 'factoid_hidden' } });
    await expect.poll(() => told().length, { timeout: 15_000 }).toBe(1);

    expect(await ops('factoid:unhide', factoid.id, '--reason', 'harmless')).toMatchObject({
      outcome: 'done',
      offensive_reports: 0,
    });
    expect((await report(24, factoid.id)).status).toBe(201);
    expect(await listsWith(factoid)).toHaveLength(EVERYWHERE);
    expect(told()).toHaveLength(1);
  });
});
