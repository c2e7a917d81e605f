import type { GenerateBody, RunMessage } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../accounts/index.ts';
import { seedControls } from '../admission/index.ts';
import { NETWORK, setUpAdmission } from '../testing/index.ts';
import { requestRun } from './request-run.ts';
import { viewAccepted } from './run-view.ts';

const OPEN = { rates: { generate: { session: null, network: null } }, concurrent_runs: { session: null } };

function setUp(policy: object = OPEN) {
  const world = setUpAdmission(policy);
  const { deps, ids } = world;
  const asker: Caller = { kind: 'anonymous', sessionId: ids.session(), network: NETWORK, verifiedUntil: null };
  const noted: number[] = [];
  const noteLimits = (limits: readonly unknown[]) => noted.push(limits.length);
  const request = (body: GenerateBody = {}, idempotencyKey?: string, caller: Caller = asker) =>
    requestRun({ deps, input: { caller, body, idempotencyKey, noteLimits } });
  return { ...world, asker, request, noted };
}

describe('requestRun', () => {
  it('keeps the run before it wakes a worker, and holds its upper bound', async () => {
    const { request, state, queue } = setUp();
    const { run, isReplay } = await request({ topic: 'otters', temperature: 0.3 });
    expect(isReplay).toBe(false);
    expect(state.runs.get(run.id)).toMatchObject({
      status: 'pending',
      hold: 'held',
      input: { topic: 'otters', temperature: 0.3, model: { id: 'acme/small' } },
    });
    expect(queue.sent).toEqual([{ message: { type: 'run.requested', run_id: run.id }, delaySeconds: 0 }]);
    expect(run.quote.maxCost).toBeGreaterThan(run.quote.expectedCost);
  });

  it('tells the caller where to watch, and what it can cost at most, under the prefix that was asked', async () => {
    const { run } = await setUp().request();
    const accepted = viewAccepted(run, 'developer');
    expect(accepted).toMatchObject({
      status: 'pending',
      stream_url: `/v1/factoids/streams/${run.id}`,
      status_url: `/v1/factoids/requests/${run.id}`,
    });
    expect(accepted.quote.max_cost_usd).toMatch(/^0\.\d{9}$/);
    expect(viewAccepted(run, 'site').stream_url).toBe(`/api/factoids/streams/${run.id}`);
  });

  it('takes an empty topic for none', async () => {
    const { run } = await setUp().request({ topic: '' });
    expect(run).toMatchObject({ kind: 'factoid', input: { topic: null } });
  });

  it('writes nothing for a model that may not be asked', async () => {
    const { request, state, queue } = setUp();
    await expect(request({ model: 'nobody/nothing' })).rejects.toMatchObject({ code: 'unknown_model' });
    expect(state.runs.size + queue.sent.length).toBe(0);
  });
});

describe('a run that could not be queued', () => {
  it('is an error to its caller, has ended as failed, and costs nothing', async () => {
    const { request, state, queue } = setUp();
    queue.isUp = false;
    await expect(request()).rejects.toMatchObject({ code: 'queue_unavailable', particulars: { retryAfterSeconds: 2 } });
    const [run] = [...state.runs.values()];
    expect(run).toMatchObject({ status: 'failed', hold: 'released', problem: { code: 'queue_unavailable', retryable: true } });
    expect(state.events.get(run!.id)?.map(({ type }) => type)).toEqual(['pending', 'failed']);
  });

  it('is accepted after all when a worker has its message, whose receipt got lost', async () => {
    const { deps, clock, queue, asker } = setUp();
    const send = async (message: RunMessage) => {
      await deps.runs.takeLease({
        id: message.run_id,
        holder: 'quick',
        now: clock.now().toISOString(),
        until: '2999-01-01T00:00:00Z',
      });
      queue.isUp = false;
      await queue.send(message);
    };
    const { run } = await requestRun({
      deps: { ...deps, queue: { send } },
      input: { caller: asker, body: {}, idempotencyKey: undefined, noteLimits: () => undefined },
    });
    expect((await deps.runs.find(run.id))?.status).toBe('running');
  });

  it('gives its idempotency key back: the next try with it counts as the first', async () => {
    const { request, state, queue } = setUp();
    queue.isUp = false;
    await expect(request({ topic: 'otters' }, 'k1')).rejects.toMatchObject({ code: 'queue_unavailable' });
    queue.isUp = true;
    const second = await request({ topic: 'otters' }, 'k1');
    expect(second.isReplay).toBe(false);
    expect(state.runs.get(second.run.id)).toMatchObject({ status: 'pending', hold: 'held' });
    expect(queue.sent).toHaveLength(1);
  });
});

describe('an idempotency key', () => {
  it('makes one run of many requests with the same body', async () => {
    const { request, state, queue } = setUp();
    const first = await request({ topic: 'otters' }, 'k1');
    const again = await request({ topic: 'otters' }, 'k1');
    expect(again).toMatchObject({ isReplay: true, run: { id: first.run.id } });
    expect([state.runs.size, queue.sent.length]).toEqual([1, 1]);
  });

  it.each([
    ['topic', { topic: 'bees' }],
    ['model', { topic: 'otters', model: 'acme/small' }],
    ['temperature', { topic: 'otters', temperature: 1 }],
  ])('is refused with another %s, and nothing is spent', async (_field, body) => {
    const { request, state, queue } = setUp();
    await request({ topic: 'otters' }, 'k1');
    await expect(request(body, 'k1')).rejects.toMatchObject({ code: 'idempotency_mismatch' });
    expect([state.runs.size, queue.sent.length]).toEqual([1, 1]);
  });

  it("is its owner's alone: two callers may choose the same", async () => {
    const { request, asker, ids, state } = setUp();
    await request({}, 'k1');
    const other: Caller = { ...asker, ...(asker.kind === 'anonymous' && { sessionId: ids.session() }) };
    expect((await request({}, 'k1', other)).isReplay).toBe(false);
    expect(state.runs.size).toBe(2);
  });

  it('holds for 24 hours, not longer', async () => {
    const { request, clock } = setUp();
    const first = await request({}, 'k1');
    await clock.advance(24 * 3_600_000 - 1);
    expect((await request({}, 'k1')).run.id).toBe(first.run.id);
    await clock.advance(1);
    expect((await request({}, 'k1')).run.id).not.toBe(first.run.id);
  });

  it('asks to try again when the run it made cannot be seen yet', async () => {
    const { request, state } = setUp();
    await request({}, 'k1');
    state.runs.clear();
    await expect(request({}, 'k1')).rejects.toMatchObject({ code: 'store_busy' });
  });
});

describe('an admission', () => {
  it('holds the bound in every scope, and gives all but the cost back in the end', async () => {
    const { request, state } = setUp();
    const { run } = await request();
    expect(run.holds.map(({ scope }) => scope)).toEqual(['global', 'anonymous', `network:${NETWORK}`, run.owner]);
    for (const { scope } of run.holds) expect(state.book.total(scope, 'committed')).toBe(run.quote.maxCost);
  });

  it('refuses before anything is written, with what binds and how the limits stand', async () => {
    const { request, state, queue, noted } = setUp({ ...OPEN, budgets: { session: '0.000001' } });
    await expect(request()).rejects.toMatchObject({ code: 'budget_exhausted', particulars: { limit: { scope: 'session' } } });
    expect([state.runs.size, queue.sent.length, state.book.counters.size]).toEqual([0, 0, 0]);
    expect(noted.length).toBeGreaterThan(0);
  });

  it('gives the hold back when the run could not be queued', async () => {
    const { request, state, queue } = setUp();
    queue.isUp = false;
    await expect(request()).rejects.toMatchObject({ code: 'queue_unavailable' });
    for (const { committed, openRuns } of state.book.counters.values()) expect([committed, openRuns]).toEqual([0, 0]);
  });

  it('reads again and decides anew when somebody was quicker, and gives up as busy when that never ends', async () => {
    const { deps, request, clock, state } = setUp();
    const { create } = deps.runs;
    let lost = 2;
    deps.runs.create = async (run, together) => (lost-- > 0 ? { outcome: 'refused' } : create(run, together));
    const [requested] = await Promise.all([request(), clock.advance(2_000)]);
    expect(state.runs.has(requested.run.id)).toBe(true);
    lost = 1_000_000;
    const asking = request().catch((error) => error);
    for (let step = 0; step < 400; step += 1) await clock.advance(10);
    expect(await asking).toMatchObject({ code: 'store_busy' });
  });

  it('answers a request again that was answered, whatever the limits say by now', async () => {
    const { request, world } = setUp();
    const first = await request({}, 'k1');
    world.denied.add(first.run.owner);
    expect((await request({}, 'k1')).run.id).toBe(first.run.id);
    await expect(request({}, 'k2')).rejects.toMatchObject({ code: 'denied' });
  });

  it('seeds the controls with the deployed policy, and goes by the stored ones from then on', async () => {
    const { request, world, deps } = setUp();
    await request();
    expect(world.controls?.policyJson).toBe(deps.seed);
    world.controls = { ...world.controls!, kills: [{ target: 'all', at: '2099-11-22T09:00:00.000Z' }] };
    await expect(request()).rejects.toMatchObject({ code: 'paused' });
  });

  it('sees every shard of a scope, also when a policy it has not heard of gives it more', async () => {
    const { request, state, world } = setUp({ ...OPEN, budgets: { session: null } });
    await request();
    const policy = { ...OPEN, budgets: { global: '12.00', session: null } };
    world.controls = { ...seedControls(JSON.stringify(policy)), version: 2 };
    for (let asked = 0; asked < 40; asked += 1) await request();
    const shards = new Set([...state.book.counters.values()].filter(({ scope }) => scope === 'global').map(({ shard }) => shard));
    expect(shards.size).toBeGreaterThan(5);
  });
});
