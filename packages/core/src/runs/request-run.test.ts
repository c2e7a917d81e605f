import type { GenerateBody, RunMessage } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import type { Principal } from '../accounts/index.ts';
import { parsePolicy } from '../admission/index.ts';
import { countingIds, manualClock, memoryRunQueue, memoryRunStore, sampleModel } from '../testing/index.ts';
import { requestRun } from './request-run.ts';
import { viewAccepted } from './run-view.ts';

function setUp(models = [sampleModel()]) {
  const { store, state } = memoryRunStore();
  const clock = manualClock();
  const queue = memoryRunQueue();
  const ids = countingIds();
  const readPriceList = async () => ({ models, fetchedAt: clock.now().toISOString() });
  const deps = { clock, ids, runs: store, queue, readPriceList, policy: parsePolicy('{}') };
  const asker: Principal = { kind: 'anonymous', sessionId: ids.session() };
  const request = (body: GenerateBody = {}, idempotencyKey?: string, principal: Principal = asker) =>
    requestRun({ deps, input: { principal, body, idempotencyKey } });
  return { deps, state, clock, queue, ids, request };
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
    expect(run.input.topic).toBeNull();
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
    const { deps, clock, queue, ids } = setUp();
    const principal: Principal = { kind: 'anonymous', sessionId: ids.session() };
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
      input: { principal, body: {}, idempotencyKey: undefined },
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
    const { request, ids, state } = setUp();
    await request({}, 'k1');
    const other: Principal = { kind: 'key', keyId: ids.key(), tier: 'free' };
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
