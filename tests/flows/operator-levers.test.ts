import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatUsd, nanoUsd, parseUsd } from '@factoids/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptedOf, answerOf, eventsOf, openChat } from './chatting.ts';
import { useLocalCloud } from './local-cloud.ts';
import { OPEN_POLICY } from './open-policy.ts';
import { createApiKey, runOps } from './operator.ts';
import { passMidnight } from './pass-midnight.ts';
import { type Answer, problemOf, type Visitor, visitor } from './visitor.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const GENERATE = '/api/factoids/generate';

beforeAll(() => passMidnight(6 * MINUTE), 8 * MINUTE);

const cloud = useLocalCloud();
let operator: Visitor;
let developer: Visitor;
let folder = '';

beforeAll(async () => {
  const withKey = async (...args: string[]) => visitor(cloud().url, { 'x-api-key': await createApiKey(cloud(), args) });
  operator = await withKey('--name', 'Andy', '--tier', 'pro', '--role', 'operator');
  developer = await withKey('--name', 'Dev', '--tier', 'pro');
  folder = await mkdtemp(join(tmpdir(), 'factoids-levers-'));
}, MINUTE);
afterAll(() => rm(folder, { recursive: true, force: true }));

const policyWith = (more: object) => ({ ...JSON.parse(OPEN_POLICY), ...more });
const pull = async (lever: string, body: object, query = '') => operator.post(`/v1/admin/${lever}${query}`, body);
const controls = async () => (await operator.ask('/v1/admin/controls')).json;
const audit = async () => (await operator.ask('/v1/admin/audit')).json.data;

async function pulled(lever: string, body: object) {
  const answer = await pull(lever, { reason: 'a flow', ...body });
  expect([answer.status, answer.json.applied]).toEqual([200, true]);
  return answer.json;
}

const someone = () => visitor(cloud().url);
const statusOf = (answer: Answer) => (answer.status === 202 ? 202 : `${answer.status} ${problemOf(answer).code}`);
const asks = async (who: Visitor, body: object = {}) => statusOf(await who.post(GENERATE, body));
const asksByKey = async (who: Visitor, body: object = {}) => statusOf(await who.post('/v1/factoids/generate', body));

// biome-ignore lint/suspicious/noExplicitAny: a black-box test looks at whatever came
async function ops(...args: string[]): Promise<any> {
  const { code, out } = await runOps(cloud(), [...args, '--json']);
  if (code !== 0) throw new Error(out);
  return JSON.parse(out);
}

describe('/v1/admin', () => {
  it('is for operator keys alone', async () => {
    const levers = [
      ['kill', { target: 'all' }],
      ['unkill', { target: 'all' }],
      ['boost', { scope: 'global', usd: '1', for: '1h' }],
      ['policy', { policy: {} }],
      ['deny', { party: 'session:s' }],
      ['allow', { party: 'session:s' }],
    ] as const;
    for (const [lever, body] of levers) {
      expect(statusOf(await developer.post(`/v1/admin/${lever}`, body))).toBe('403 forbidden');
    }
    for (const view of ['stats', 'controls', 'audit']) {
      expect(statusOf(await developer.ask(`/v1/admin/${view}`))).toBe('403 forbidden');
    }
    expect((await someone().ask('/v1/admin/stats')).status).toBe(403);
    expect((await someone().ask('/api/admin/stats')).status).toBe(404);
  });

  it('says where a lever does not fit', async () => {
    const location = async (lever: string, body: object) => problemOf(await pull(lever, body)).errors?.[0]?.location;
    expect(await location('kill', { target: 'everything' })).toBe('/target');
    expect(await location('boost', { scope: 'global', usd: '-1', for: '1h' })).toBe('/usd');
    expect(await location('boost', { scope: 'global', usd: '1', for: '31d' })).toBe('/for');
    expect(await location('deny', { party: '127.0.0.1' })).toBe('/party');
  });
});

describe('a kill', () => {
  it('of all stops generation at once, and nothing else', async () => {
    await pulled('kill', { target: 'all' });
    const refused = await someone().post(GENERATE);
    expect([refused.status, problemOf(refused).code]).toEqual([503, 'paused']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await asksByKey(developer)).toBe('503 paused');
    expect((await someone().ask('/api/factoids')).status).toBe(200);
    expect((await pull('kill', { target: 'all' })).json).toMatchObject({ applied: false, audit: null });
    await pulled('unkill', { target: 'all' });
    expect([await asks(someone()), await asksByKey(developer)]).toEqual([202, 202]);
  });

  it('of visitors leaves keys working', async () => {
    await pulled('kill', { target: 'anonymous' });
    expect([await asks(someone()), await asksByKey(developer)]).toEqual(['503 paused', 202]);
    await pulled('unkill', { target: 'anonymous' });
    expect(await asks(someone())).toBe(202);
  });

  it('lets a chat that is being answered close with what it holds, and make no further call', async () => {
    const { provider } = cloud();
    if (!provider) throw new Error('no offline provider');
    const searching = { calls: [{ name: 'search_factoids', arguments: { query: 'otters' } }] };
    provider.settings.behaviour = ({ tools }) => (tools?.length ? searching : {});
    provider.hold();
    const chat = await openChat(cloud());
    const run = acceptedOf(await chat.send('Otters?'));
    await pulled('kill', { target: 'all' });
    expect(statusOf(await (await openChat(cloud())).send('Octopuses?'))).toBe('503 paused');
    provider.release();
    const events = await chat.follow(run);
    provider.settings.behaviour = () => ({});
    await pulled('unkill', { target: 'all' });
    expect(eventsOf(events, 'running')).toHaveLength(2);
    expect(answerOf(events).status).toBe('complete');
  });

  it('of one model leaves the others working, and what was admitted goes on', async () => {
    cloud().provider?.hold();
    const reader = someone();
    const run = (await reader.post(GENERATE, { model: 'acme/medium' })).json;
    await pulled('kill', { target: 'model:acme/medium' });
    expect(await asks(reader, { model: 'acme/medium' })).toBe('503 paused');
    expect(await asks(reader, { model: 'acme/small' })).toBe(202);
    cloud().provider?.release();
    expect((await reader.follow(run.stream_url)).events.at(-1)?.type).toBe('succeeded');
    await pulled('unkill', { target: 'model:acme/medium' });
    expect(await asks(reader, { model: 'acme/medium' })).toBe(202);
  });
});

describe('a policy', () => {
  it('is in force at once; an invalid one is refused with its path, and the old one stays', async () => {
    await pulled('policy', { policy: policyWith({ rates: { generate: { session: ['1/min'], network: null } } }) });
    const reader = someone();
    expect([await asks(reader), await asks(reader)]).toEqual([202, '429 rate_limited']);
    const before = await controls();
    const refused = problemOf(await pull('policy', { policy: { rates: { generate: { sesion: ['9/min'] } } } }));
    expect([refused.code, refused.errors?.[0]?.location]).toEqual(['invalid_request', '/rates/generate/sesion']);
    expect(await controls()).toEqual(before);
    expect(await asks(reader)).toBe('429 rate_limited');
  });

  it('comes from a file by the command line too', async () => {
    const file = join(folder, 'policy.json');
    await writeFile(file, '{"budgets":{"globl":"1.00"}}');
    const refused = await runOps(cloud(), ['policy:set', file]);
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('/budgets/globl is not a known name') });
    await writeFile(file, OPEN_POLICY);
    expect(await ops('policy:set', file, '--reason', 'back')).toMatchObject({ outcome: 'done', action: 'policy' });
    expect((await controls()).policy).toEqual(JSON.parse(OPEN_POLICY));
  });
});

describe('the deny list', () => {
  it('keeps out a session, a network or a key, until it is allowed again', async () => {
    const reader = someone();
    await reader.post(GENERATE);
    const [, payload = ''] = /=v1\.[^.]+\.([^.]+)\./.exec(reader.cookies[0] ?? '') ?? [];
    const session = `session:${JSON.parse(Buffer.from(payload, 'base64url').toString()).sid}`;
    await pulled('deny', { party: session, for: '2h' });
    expect([await asks(reader), await asks(someone())]).toEqual(['403 denied', 202]);
    await pulled('allow', { party: session });
    expect(await asks(reader)).toBe(202);

    const scopes: readonly { scope: string }[] = (await ops('limits:show')).today;
    const network = scopes.find(({ scope }) => scope.startsWith('network:'))?.scope ?? '';
    expect(await ops('deny', network, '--reason', 'a flood')).toMatchObject({ outcome: 'done', denied: network });
    expect([await asks(someone()), await asksByKey(developer)]).toEqual(['403 denied', 202]);
    expect((await someone().ask('/api/factoids')).status).toBe(200);
    expect(await ops('allow', network)).toMatchObject({ outcome: 'done', denied: '' });
    expect(await asks(someone())).toBe(202);

    const key = scopes.find(({ scope }) => scope.startsWith('key:'))?.scope ?? '';
    expect((await pulled('deny', { party: key })).denied).toEqual([key]);
    expect([await asksByKey(developer), await asks(someone())]).toEqual(['403 denied', 202]);
    await pulled('allow', { party: key });
    expect(await asksByKey(developer)).toBe(202);
  });
});

describe('every lever', () => {
  it('changes nothing in a dry run, which tells what it would do', async () => {
    const before = [await controls(), await audit()];
    const told = await pull('kill', { target: 'all' }, '?dry_run=true');
    expect(told.json).toMatchObject({ applied: false, controls: { kills: [{ target: 'all' }] }, audit: { action: 'kill' } });
    expect((await pull('deny', { party: 'session:s' }, '?dry_run=true')).json).toMatchObject({ denied: ['session:s'] });
    expect(await ops('kill', 'all', '--dry-run')).toMatchObject({ outcome: 'would be done', kills: 'all', audit: null });
    expect(await ops('budget:boost', '--scope', 'system', '--usd', '1', '--for', '1h', '--dry-run')).toMatchObject({
      outcome: 'would be done',
    });
    expect([await controls(), await audit()]).toEqual(before);
    expect(await asks(someone())).toBe(202);
  });

  it('leaves a record: who, what, and why', async () => {
    await ops('budget:boost', '--scope', 'system', '--usd', '0.01', '--for', '1m');
    await ops('kill', 'model:acme/large', '--reason', 'too dear');
    await ops('unkill', 'model:acme/large');
    const records: readonly { action: string; by: string; subject: string; reason: string }[] = await audit();
    expect(records.slice(0, 2)).toMatchObject([
      { action: 'unkill', by: 'ops', subject: 'model:acme/large', reason: '' },
      { action: 'kill', by: 'ops', subject: 'model:acme/large', reason: 'too dear' },
    ]);
    expect(new Set(records.map(({ action }) => action))).toEqual(new Set(['kill', 'unkill', 'boost', 'policy', 'deny', 'allow']));
    expect(records.some(({ by, reason }) => by.startsWith('key:key_') && reason === 'a flow')).toBe(true);
  });
});

/** Until every run has ended and every cost is booked. */
async function settled(): Promise<void> {
  const held = async () => (await operator.ask('/v1/admin/stats')).json.today.total.held_usd;
  await expect.poll(held, { timeout: 30 * SECOND, interval: 200 }).toBe(formatUsd(nanoUsd(0)));
}

describe('a boost', () => {
  // It moves the cloud's clock ahead of the command line's: what compares the two stands before.
  it('raises what is admitted, and ends by itself', async () => {
    await settled();
    const { max_cost_usd } = (await someone().post(GENERATE)).json.quote;
    await settled();
    const spent = (await operator.ask('/v1/admin/stats')).json.today.total.spent_usd;
    const global = formatUsd(nanoUsd(parseUsd(spent) + parseUsd(max_cost_usd) - 1));
    await pulled('policy', { policy: policyWith({ budgets: { ...JSON.parse(OPEN_POLICY).budgets, global } }) });
    expect(await asks(someone())).toBe('402 budget_exhausted');
    await pulled('boost', { scope: 'global', usd: max_cost_usd, for: '1m' });
    expect(await asks(someone())).toBe(202);
    await settled();
    expect(await asks(someone())).toBe(202);
    await settled();
    await cloud().time.advance(61 * SECOND);
    expect(await asks(someone())).toBe('402 budget_exhausted');
    await pulled('policy', { policy: JSON.parse(OPEN_POLICY) });
  });
});

describe('the statistics', () => {
  it("come to the provider's bill, in total as by model and scope", async () => {
    await settled();
    const bill = (cloud().provider?.ledger ?? []).map(({ cost }): number => parseUsd(cost));
    const { today, last_30_days, forecast } = (await operator.ask('/v1/admin/stats')).json;
    expect(bill.length).toBeGreaterThan(10);
    expect(today.total.spent_usd).toBe(formatUsd(nanoUsd(bill.reduce((sum, cost) => sum + cost, 0))));
    expect(sumOf(today.by_model)).toBe(today.total.spent_usd);
    expect(last_30_days.total).toEqual(today.total);
    expect(Number(forecast.today_usd)).toBeGreaterThanOrEqual(Number(today.total.spent_usd));
    const keys = today.by_scope.filter(({ name }: { name: string }) => name.startsWith('key:'));
    expect(sumOf(keys)).toBe(sumOf(today.by_key));
    const people = today.by_scope.filter(({ name }: { name: string }) => name === 'session:*' || name === 'anonymous');
    expect(new Set(people.map(({ spent_usd }: { spent_usd: string }) => spent_usd)).size).toBe(1);
    expect(JSON.stringify(today)).not.toContain('session:ses_');
  });

  it('are the same by the command line, as tables', async () => {
    const { out } = await runOps(cloud(), ['stats']);
    expect(out).toMatch(/^total\n +period +runs +spent_usd/);
    expect(out).toContain('acme/medium');
    const limits = await runOps(cloud(), ['limits:show']);
    expect(limits.out).toMatch(/today\n +scope +(limit_usd +)?spent_usd/);
    expect(limits.out).toContain('rates.generate.session');
  });
});

function sumOf(rows: readonly { readonly spent_usd: string }[]): string {
  return formatUsd(nanoUsd(rows.reduce((sum, { spent_usd }) => sum + parseUsd(spent_usd), 0)));
}

it('a chat is shown to the operator: whose it is, what was said, what it cost, and where its record is', async () => {
  const chat = await openChat(cloud());
  const { accepted, answer } = await chat.say('What do you know about otters?');
  const id = chat.path.split('/').at(-1) ?? '';
  const shown = await ops('chat:show', id);
  expect(shown.private.of).toMatch(/^session:/);
  expect(shown.metrics).toMatchObject({ turns_ended: 1, cost_usd: answer.usage?.cost_usd });
  expect(shown.messages.at(-1)).toMatchObject({ run: accepted.run_id, tools: 'search_factoids', text: answer.text });
  expect(shown.artifacts).toEqual([
    { run: accepted.run_id, object: expect.stringMatching(`/turns/${id}/${accepted.run_id}.json$`) },
  ]);
  await expect(
    ops(
      'chat:show',
      id.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    ),
  ).rejects.toThrow('There is no chat');
});
