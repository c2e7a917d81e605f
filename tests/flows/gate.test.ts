import { setTimeout as sleep } from 'node:timers/promises';
import { parseUsd } from '@factoids/contracts';
import { expect, it } from 'vitest';
import { openCounterReader, totalOf } from './counter-reader.ts';
import { useLocalCloud } from './local-cloud.ts';
import { OPEN_POLICY } from './open-policy.ts';
import { type Answer, visitor } from './visitor.ts';

const REQUESTS = 2_000;
const IN_FLIGHT = 64;
const BUDGET_NANOS = 9_000_000_000;
const MODEL = 'ember/grand';

const open = JSON.parse(OPEN_POLICY);
const policy = { ...open, budgets: { ...open.budgets, global: '9.00' }, models: { max_usd_per_million_tokens: null } };
const cloud = useLocalCloud({ env: { ADMISSION_POLICY: JSON.stringify(policy) } });

it('lets through what the budget bounds and not one more, however many press at once', { timeout: 240_000 }, async () => {
  const { url, provider } = cloud();
  const readCounters = openCounterReader(cloud());
  const quote = (await visitor(url).post('/api/factoids/quote', { model: MODEL })).json;
  const bound = Math.round(Number(quote.max_cost_usd) * 1e9);
  const watch = { over: false, samples: [] as number[] };
  const watching = (async () => {
    while (!watch.over) {
      watch.samples.push(totalOf(await readCounters(), 'global', 'committed'));
      await sleep(100);
    }
  })();

  // A call of the model may take 40 s, which two thousand decisions can on a slow machine: no worker begins before.
  provider?.hold();
  const letWorkersBegin = cloud().faults.inject(({ functionName, service }) =>
    functionName === 'run-worker' && service === 'dynamodb' ? 'throttle' : undefined,
  );
  const answers = await press(url);
  const admitted = answers.filter(({ status }) => status === 202);
  const busy = answers.filter(({ status, json }) => status === 503 && json.code === 'store_busy');
  const exhausted = answers.filter(({ status, json }) => status === 402 && json.limit.scope === 'global');
  const fitting = Math.floor(BUDGET_NANOS / bound);
  expect(totalOf(await readCounters(), 'global', 'committed')).toBe(fitting * bound);
  expect(admitted.length + busy.length + exhausted.length).toBe(REQUESTS);
  expect(busy.length).toBeLessThan(REQUESTS / 100);
  expect(admitted.length).toBeGreaterThanOrEqual(fitting - busy.length);

  letWorkersBegin();
  provider?.release();
  await cloud().redeliver(cloud().queues.find((name) => name.endsWith('-runs')) ?? '');
  await expect.poll(async () => totalOf(await readCounters(), 'global', 'openRuns'), { timeout: 60_000, interval: 200 }).toBe(0);
  watch.over = true;
  await watching;
  const counters = await readCounters();
  expect(totalOf(counters, 'global', 'committed')).toBe(totalOf(counters, 'global', 'spent'));
  expect(watch.samples.length).toBeGreaterThan(5);
  expect(Math.max(...watch.samples)).toBeLessThanOrEqual(BUDGET_NANOS);
  const billed = provider?.ledger.reduce((sum, { cost }) => sum + parseUsd(cost), 0);
  expect(totalOf(counters, 'global', 'spent')).toBe(billed);
});

/** Each of the lanes is a visitor of its own, who presses again as soon as there is an answer. */
async function press(url: string): Promise<Answer[]> {
  const answers: Answer[] = [];
  let left = REQUESTS;
  const lane = async () => {
    const reader = visitor(url);
    while (left > 0) {
      left -= 1;
      answers.push(await reader.post('/api/factoids/generate', { model: MODEL }));
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
  return answers;
}
