import { describe, expect, it } from 'vitest';
import { useLocalCloud } from './local-cloud.ts';
import { problemOf, visitor } from './visitor.ts';

const cloud = useLocalCloud();
const GENERATE = '/api/factoids/generate';

describe('an Idempotency-Key', () => {
  it('makes one run of many identical requests, also when they come at once', async () => {
    const reader = visitor(cloud().url);
    await reader.post(GENERATE);
    const before = cloud().provider?.ledger.length ?? 0;
    const key = { 'idempotency-key': 'same-key' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => reader.post(GENERATE, { topic: 'tea' }, key)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(202));
    expect(new Set(answers.map(({ json }) => json.request_id)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === 'true')).toHaveLength(7);
    await reader.follow(answers[0]?.json.stream_url);
    const again = await reader.post(GENERATE, { topic: 'tea' }, key);
    expect(again.json).toEqual(answers[0]?.json);
    expect((cloud().provider?.ledger.length ?? 0) - before).toBeLessThanOrEqual(2);
  });

  it('is refused with another body, and is each caller’s own', async () => {
    const reader = visitor(cloud().url);
    const key = { 'idempotency-key': 'mine' };
    const run = (await reader.post(GENERATE, { topic: 'tea' }, key)).json;
    const other = await reader.post(GENERATE, { topic: 'coffee' }, key);
    expect([other.status, problemOf(other).code]).toEqual([422, 'idempotency_mismatch']);
    const stranger = await visitor(cloud().url).post(GENERATE, { topic: 'coffee' }, key);
    expect(stranger.status).toBe(202);
    expect(stranger.json.request_id).not.toBe(run.request_id);
  });
});
