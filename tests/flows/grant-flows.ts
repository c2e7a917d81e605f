import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { LocalCloud } from '@factoids/local-cloud';
import { expect } from 'vitest';
import { ACCOUNT_GRANT_FLOWS } from './account-grant-flows.ts';
import { AFTERMATH_GRANT_FLOWS } from './aftermath-grant-flows.ts';
import { CHAT_GRANT_FLOWS } from './chat-grant-flows.ts';
import { CONTENT_GRANT_FLOWS } from './content-grant-flows.ts';
import { DAILY_GRANT_FLOWS } from './daily-grant-flows.ts';
import { EDGE_GRANT_FLOWS } from './edge-grant-flows.ts';
import type { GrantFlow } from './grant-flow.ts';
import { expectModelsKept, forgetModels, KEPT_MS } from './kept-models.ts';
import { type Death, killing } from './killing.ts';
import { MODERATION_GRANT_FLOWS } from './moderation-grant-flows.ts';
import { OPINION_GRANT_FLOWS } from './opinion-grant-flows.ts';
import { patience } from './patience.ts';
import { REPEAT_GRANT_FLOWS } from './repeat-grant-flows.ts';
import { SEARCH_GRANT_FLOWS } from './search-grant-flows.ts';
import { VECTOR_GRANT_FLOWS } from './vector-grant-flows.ts';
import { type Visitor, visitor } from './visitor.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const GENERATE = '/api/factoids/generate';
const SECOND = 1_000;

/** Between them they use every grant of every role. */
export const GRANT_FLOWS: Readonly<Record<string, GrantFlow>> = {
  'the worker alone': async (cloud) => {
    const { reader, run } = await asked(cloud);
    await ended(reader, run, 'succeeded');
  },
  generate: async (cloud) => {
    const { reader, run } = await asked(cloud);
    expect((await reader.follow(run.stream_url)).events.at(-1)?.type).toBe('succeeded');
  },
  'read the newest and one': async (cloud) => {
    await cloud.time.advance(KEPT_MS);
    const reader = visitor(cloud.url);
    const [newest] = expectStatus(await reader.ask('/api/factoids?limit=3'), 200).data;
    expectStatus(await reader.ask(`/api/factoids/${newest.id}`), 200);
  },
  'one’s own runs': async (cloud) => {
    const { reader, run } = await asked(cloud);
    await ended(reader, run, 'succeeded');
    expect(expectStatus(await reader.ask('/api/factoids/requests'), 200).data[0].factoid.id).toMatch(/^fct_/);
  },
  'models that nobody has fetched': async (cloud) => {
    await forgetModels(cloud);
    expectStatus(await visitor(cloud.url).ask('/api/models'), 200);
    await expectModelsKept(cloud);
  },
  'a run at prices that nobody has fetched': async (cloud) => {
    await forgetModels(cloud);
    await asked(cloud);
    await expectModelsKept(cloud);
  },
  'prices of the hour': async (cloud) => {
    await forgetModels(cloud);
    expect(await cloud.runSchedule('refresh-models')).toMatchObject({ models: expect.any(Number) });
    await expectModelsKept(cloud);
  },
  cancel: async (cloud) => {
    await held(cloud, async () => {
      const { reader, run } = await asked(cloud);
      expectStatus(await reader.post(`${run.status_url}/cancel`), 200);
      await ended(reader, run, 'cancelled');
    });
  },
  'the same key again': async (cloud) => {
    const reader = visitor(cloud.url);
    await reader.post(GENERATE);
    const key = { 'idempotency-key': 'again' };
    const first = expectStatus(await reader.post(GENERATE, {}, key), 202);
    expect(expectStatus(await reader.post(GENERATE, {}, key), 202).request_id).toBe(first.request_id);
  },
  'a cost that is learned later': async (cloud) => {
    const provider = cloud.provider;
    if (!provider) throw new Error('no offline provider');
    provider.settings.behaviour = () => ({ omitUsage: true });
    try {
      const { reader, run } = await asked(cloud);
      await ended(reader, run, 'succeeded');
      await cloud.time.advance(3 * SECOND);
      await eventually(async () => expect((await reader.ask(run.status_url)).json.usage?.cost_usd).toBeTruthy());
    } finally {
      provider.settings.behaviour = () => ({});
    }
  },
  'a worker that dies': async (cloud) => {
    const { reader, run } = await killing(cloud, WORKER_AT_WORK, () => asked(cloud));
    // The lease of 100 s must be over when the reaper passes.
    await cloud.time.advance(170 * SECOND);
    await ended(reader, run, 'failed');
  },
  'a worker that dies while the reaper is down': async (cloud) => {
    const { reader, run } = await killing(cloud, WORKER_AT_WORK, () => asked(cloud));
    const repair = cloud.faults.inject(({ functionName }) => (functionName === 'reap-runs' ? 'kill_before' : undefined));
    await cloud.time.advance(545 * SECOND).finally(repair);
    await ended(reader, run, 'failed');
  },
  'a wake-up that got lost': async (cloud) => {
    const reader = visitor(cloud.url);
    await reader.post(GENERATE);
    await killing(cloud, { functionName: 'api-runs', operation: 'SendMessage', nth: 1 }, () => reader.post(GENERATE));
    await cloud.time.advance(120 * SECOND);
    const run = (await reader.ask('/api/factoids/requests')).json.data[0];
    await ended(reader, { status_url: `/api/factoids/requests/${run.request_id}` }, 'succeeded');
  },
  'an API key': async (cloud) => {
    const developer = visitor(cloud.url, { 'x-api-key': await newKey(cloud, 'pro') });
    expectStatus(await developer.ask('/v1/factoids'), 200);
    expectStatus(await developer.ask('/v1/factoids/requests'), 200);
    const run = expectStatus(await developer.post('/v1/factoids/generate'), 202);
    expect((await developer.follow(run.stream_url)).events.at(-1)?.type).toBe('succeeded');
  },
  ...ACCOUNT_GRANT_FLOWS,
  ...AFTERMATH_GRANT_FLOWS,
  ...CHAT_GRANT_FLOWS,
  ...OPINION_GRANT_FLOWS,
  ...EDGE_GRANT_FLOWS,
  ...CONTENT_GRANT_FLOWS,
  ...DAILY_GRANT_FLOWS,
  ...MODERATION_GRANT_FLOWS,
  ...REPEAT_GRANT_FLOWS,
  ...SEARCH_GRANT_FLOWS,
  ...VECTOR_GRANT_FLOWS,
  'what a key may, and when it was used': async (cloud) => {
    const developer = visitor(cloud.url, { 'x-api-key': await makeKey(cloud, 'free') });
    expect(expectStatus(await developer.ask('/v1/key'), 200).last_used_at).toBeNull();
    expect(expectStatus(await developer.ask('/v1/key'), 200).last_used_at).not.toBeNull();
  },
  'a run notes that its key was used': async (cloud) => {
    const developer = visitor(cloud.url, { 'x-api-key': await makeKey(cloud, 'free') });
    expectStatus(await developer.post('/v1/factoids/generate'), 202);
    expect(expectStatus(await developer.ask('/v1/key'), 200).last_used_at).not.toBeNull();
  },
  'the levers of an operator, and what they show': async (cloud) => {
    const { reader, run } = await asked(cloud);
    await ended(reader, run, 'succeeded');
    const operator = visitor(cloud.url, { 'x-api-key': await makeKey(cloud, 'pro', 'operator') });
    expect(expectStatus(await operator.ask('/v1/admin/controls'), 200).version).toBeGreaterThanOrEqual(0);
    const killed = expectStatus(await operator.post('/v1/admin/kill', { target: 'model:nobody/none' }), 200);
    const once = { 'idempotency-key': 'unkill' };
    expectStatus(await operator.post('/v1/admin/unkill', { target: 'model:nobody/none' }, once), 200);
    expect(expectStatus(await operator.post('/v1/admin/deny', { party: 'session:nobody' }), 200).denied).toContain(
      'session:nobody',
    );
    expect(expectStatus(await operator.post('/v1/admin/allow', { party: 'session:nobody' }), 200).applied).toBe(true);
    expect(expectStatus(await operator.ask('/v1/admin/audit'), 200).data).toContainEqual(killed.audit);
    expect(expectStatus(await operator.ask('/v1/admin/stats'), 200).today.by_model).not.toEqual([]);
  },
};

interface AskedRun {
  readonly reader: Visitor;
  // biome-ignore lint/suspicious/noExplicitAny: a black-box test looks at whatever came
  readonly run: any;
}

async function asked(cloud: LocalCloud): Promise<AskedRun> {
  const reader = visitor(cloud.url);
  return { reader, run: expectStatus(await reader.post(GENERATE, { topic: 'tea' }), 202) };
}

async function ended(reader: Visitor, run: { status_url: string }, status: string): Promise<void> {
  await eventually(async () => expect(expectStatus(await reader.ask(run.status_url), 200).status).toBe(status));
}

// biome-ignore lint/suspicious/noExplicitAny: a black-box test looks at whatever came
function expectStatus({ status, json }: { status: number; json: any }, expected: number): any {
  expect([status, json?.code]).toEqual([expected, undefined]);
  return json;
}

async function eventually(check: () => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() - startedAt > patience.ms) throw error;
      await sleep(50);
    }
  }
}

async function held(cloud: LocalCloud, act: () => Promise<void>): Promise<void> {
  cloud.provider?.hold();
  try {
    await act();
  } finally {
    cloud.provider?.release();
  }
}

/** The second transaction ends the run; the first recorded that the model is called. */
const WORKER_AT_WORK: Death = { functionName: 'run-worker', operation: 'TransactWriteItems', nth: 2 };

const keys = new WeakMap<LocalCloud, Map<string, Promise<string>>>();

/** Made by the operator's command, which takes a process: once a tier is enough. */
export function newKey(cloud: LocalCloud, tier: 'free' | 'pro'): Promise<string> {
  const ofCloud = keys.get(cloud) ?? new Map<string, Promise<string>>();
  keys.set(cloud, ofCloud);
  const made = ofCloud.get(tier) ?? makeKey(cloud, tier);
  ofCloud.set(tier, made);
  return made;
}

async function makeKey(cloud: LocalCloud, tier: string, role = 'developer'): Promise<string> {
  const named = ['--name', 'flows', '--tier', tier, '--role', role];
  const args = ['packages/ops/src/cli.ts', 'key:create', '--json', ...named, '--url', cloud.url];
  const child = spawn(process.execPath, args, { cwd: ROOT });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  await new Promise((resolve) => child.on('close', resolve));
  return JSON.parse(out).api_key;
}
