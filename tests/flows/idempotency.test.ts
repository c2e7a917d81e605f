import { beforeAll, describe, expect, it } from 'vitest';
import { useLocalCloud } from './local-cloud.ts';
import { createApiKey } from './operator.ts';
import { type Answer, problemOf, type Visitor, visitor } from './visitor.ts';

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

const replayed = ({ headers }: Answer) => headers.get('idempotent-replayed');
const refusal = (answer: Answer) => [answer.status, problemOf(answer).code];

describe('the key of a cancellation', () => {
  const key = { 'idempotency-key': 'stop-it' };
  const asked = async (reader: Visitor, headers = {}) => (await reader.post(GENERATE, { topic: 'tea' }, headers)).json;

  it('gives the same answer again, whatever has become of the run since', async () => {
    cloud().provider?.hold();
    const reader = visitor(cloud().url);
    const run = await asked(reader);
    const first = await reader.post(`${run.status_url}/cancel`, {}, key).finally(() => cloud().provider?.release());
    expect([first.status, replayed(first)]).toEqual([200, null]);
    await reader.follow(run.stream_url);
    const again = await reader.post(`${run.status_url}/cancel`, {}, key);
    expect([again.status, again.text, replayed(again)]).toEqual([200, first.text, 'true']);
    expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
  });

  it('is good for one run, and for nothing else', async () => {
    const reader = visitor(cloud().url);
    const [one, other] = [await asked(reader), await asked(reader, { 'idempotency-key': 'made-a-run' })];
    expect((await reader.post(`${one.status_url}/cancel`, {}, key)).status).toBe(200);
    expect(refusal(await reader.post(`${other.status_url}/cancel`, {}, key))).toEqual([422, 'idempotency_mismatch']);
    expect(refusal(await reader.post(GENERATE, { topic: 'tea' }, key))).toEqual([422, 'idempotency_mismatch']);
    const made = { 'idempotency-key': 'made-a-run' };
    expect(refusal(await reader.post(`${one.status_url}/cancel`, {}, made))).toEqual([422, 'idempotency_mismatch']);
  });

  it('may be used again after an error', async () => {
    const reader = visitor(cloud().url);
    const run = await asked(reader);
    const nobodys = '/api/factoids/requests/run_01jd9p6v3g0000000000000000/cancel';
    expect(refusal(await reader.post(nobodys, {}, key))).toEqual([404, 'not_found']);
    expect((await reader.post(`${run.status_url}/cancel`, {}, key)).status).toBe(200);
  });
});

describe('the key of an operator’s lever', () => {
  let operator: Visitor;
  beforeAll(async () => {
    const args = ['--name', 'flows', '--tier', 'pro', '--role', 'operator'];
    operator = visitor(cloud().url, { 'x-api-key': await createApiKey(cloud(), args) });
  });
  const boost = (key: string, usd = '1') =>
    operator.post('/v1/admin/boost', { scope: 'global', usd, for: '1h', reason: key }, { 'idempotency-key': key });
  const boosts = async (key: string) =>
    (await operator.ask('/v1/admin/audit')).json.data.filter(({ reason }: { reason: string }) => reason === key);

  it('pulls it once, also when twins come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => boost('twins')));
    expect(answers.filter((answer) => answer.status === 200 && replayed(answer) === null)).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status !== 200) expect(problemOf(answer)).toMatchObject({ code: 'request_in_progress', retryable: true });
    }
    expect(replayed(await boost('twins'))).toBe('true');
    expect(await boosts('twins')).toHaveLength(1);
    expect(refusal(await boost('twins', '2'))).toEqual([422, 'idempotency_mismatch']);
  });

  it('is taken over when the function died over it', async () => {
    const isLever = ({ functionName, operation }: { functionName: string; operation: string }) =>
      functionName === 'api-admin' && operation === 'TransactWriteItems';
    const repair = cloud().faults.inject((call) => (isLever(call) ? 'kill_before' : undefined));
    expect((await boost('died')).status).toBe(502);
    repair();
    const waiting = await boost('died');
    expect([...refusal(waiting), waiting.headers.get('retry-after')]).toEqual([409, 'request_in_progress', '1']);
    await cloud().time.advance(31_000);
    expect((await boost('died')).status).toBe(200);
    expect(await boosts('died')).toHaveLength(1);
  });
});
