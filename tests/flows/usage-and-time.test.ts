import { setTimeout as sleep } from 'node:timers/promises';
import type { UsageRow } from '@factoids/local-cloud';
import { describe, expect, it } from 'vitest';
import { useLocalCloud } from './local-cloud.ts';
import { visitor } from './visitor.ts';

const cloud = useLocalCloud();
const GENERATE = '/api/factoids/generate';
const MINUTE = 60_000;
const QUEUE = 'andys-daily-factoids-local-runs';

const writesOf = (rows: readonly UsageRow[]) =>
  rows.reduce((sum, { writeUnits, indexWriteUnits }) => sum + writeUnits + indexWriteUnits, 0);

describe('what a run uses', () => {
  it('is counted by function and table, and told by request and by run', async () => {
    const reader = visitor(cloud().url);
    await reader.follow((await reader.post(GENERATE)).json.stream_url);
    cloud().usage.reset();
    const accepted = await reader.post(GENERATE, { topic: 'tea' });
    const run = accepted.json;
    await reader.follow(run.stream_url);
    await expect.poll(() => cloud().inspectQueue(QUEUE)).toMatchObject({ ready: 0, inFlight: 0 });
    const rows = cloud().usage.report();
    const ofRun = cloud().usage.byRequest(run.request_id);
    expect(new Set(ofRun.map((row) => row.function))).toEqual(new Set(['api-runs', 'run-worker', 'stream']));
    expect(writesOf(ofRun)).toBe(writesOf(rows));
    expect(rows.find(({ operation }) => operation === 'SendMessage')).toMatchObject({ service: 'sqs', table: QUEUE, calls: 1 });

    const asking = cloud().usage.byRequest(accepted.headers.get('x-request-id') ?? '');
    // A run and its first event: two items below 1 KB, each at the double price of a transaction, and their indexes.
    const creation = asking.find(({ operation, table }) => operation === 'TransactWriteItems' && table?.endsWith('-runs'));
    expect(creation?.writeUnits).toBeGreaterThanOrEqual(4);
    expect((creation?.writeUnits ?? 1) % 2).toBe(0);
    expect(creation?.indexWriteUnits).toBeGreaterThanOrEqual(2);
    expect(new Set(asking.map((row) => row.function))).toEqual(new Set(['api-runs']));
  });

  it('does not show in any answer', async () => {
    const reader = visitor(cloud().url);
    const listed = await reader.ask('/api/factoids?limit=7');
    expect(listed.text).not.toMatch(/ConsumedCapacity/);
    const rows = cloud()
      .usage.byRequest(listed.headers.get('x-request-id') ?? '')
      .filter(({ service }) => service === 'dynamodb');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ function: 'api-read', operation: 'Query', index: 'newest', readUnits: 0.5, writeUnits: 0 });
  });
});

describe('time that tests move', () => {
  it('is the time of functions, schedules and queues together', async () => {
    const reader = visitor(cloud().url);
    const before = Date.parse((await reader.post(GENERATE)).json.created_at ?? new Date().toISOString());
    const reaped = () =>
      cloud()
        .usage.report()
        .find((row) => row.function === 'reap-runs' && row.operation === 'Query')?.calls ?? 0;
    const calls = reaped();
    await cloud().time.advance(10 * MINUTE);
    expect(reaped()).toBeGreaterThanOrEqual(calls + 10);
    const run = (await reader.post(GENERATE)).json;
    const { created_at } = (await reader.ask(run.status_url)).json;
    expect(Date.parse(created_at) - before).toBeGreaterThan(9 * MINUTE);
    const { events } = await reader.follow(run.stream_url);
    expect(events.at(-1)?.type).toBe('succeeded');
  });

  it('brings a message back once its visibility timeout is over, and not before', async () => {
    let deaths = 0;
    const remove = cloud().faults.inject(({ functionName }) => {
      if (functionName === 'reap-runs') return 'kill_before';
      if (functionName !== 'run-worker' || deaths > 0) return undefined;
      deaths += 1;
      return 'kill_before';
    });
    const reader = visitor(cloud().url);
    const run = (await reader.post(GENERATE)).json;
    await expect.poll(() => deaths).toBe(1);
    await cloud().time.advance(8 * MINUTE);
    await sleep(200);
    const early = (await reader.ask(run.status_url)).json.status;
    await cloud().time.advance(MINUTE).finally(remove);
    expect(early).toBe('pending');
    await expect.poll(async () => (await reader.ask(run.status_url)).json.status, { timeout: 30_000 }).toBe('succeeded');
  });

  it('deletes what has expired', async () => {
    const reader = visitor(cloud().url);
    await reader.post(GENERATE);
    const key = { 'idempotency-key': 'for-a-day' };
    const first = (await reader.post(GENERATE, {}, key)).json;
    expect((await reader.post(GENERATE, {}, key)).json.request_id).toBe(first.request_id);
    await reader.follow(first.stream_url);
    await cloud().time.advance(25 * 60 * MINUTE);
    expect((await reader.post(GENERATE, {}, key)).json.request_id).not.toBe(first.request_id);
  });
});
