import { describe, expect, it } from 'vitest';
import { askFrom } from './ask-from.ts';
import { useLocalCloud } from './local-cloud.ts';
import { startSlackDouble } from './slack-double.ts';
import { problemOf, visitor } from './visitor.ts';

const GENERATE = '/api/factoids/generate';
const slack = await startSlackDouble();

/** Each network of the many asks for two runs; the anonymous budget's soft limit is crossed by the first of all. */
const policy = {
  budgets: { anonymous: '2.00', session: null, network: null, global: null },
  rates: { generate: { global: null, session: null, network: ['60/min'] } },
  concurrent_runs: { session: null },
  challenge: { anonymous_spent: null, on_anomaly: false },
  soft_limit: 0.000001,
};
const env = { ADMISSION_POLICY: JSON.stringify(policy), SLACK_WEBHOOK_URL: slack.url };
const cloud = useLocalCloud({ env });
const about = (subject: string) => slack.texts.filter((text) => text.includes(subject));

/** By somebody new, from an address of their own: what they share is the budget of all visitors. */
const generateFrom = (from: string, topic: string) =>
  askFrom(from, GENERATE, { url: cloud().url, method: 'POST', headers: { 'content-type': 'application/json' }, body: { topic } });

describe('the operator is told', () => {
  it('once that a budget is at its soft limit, however many requests cross it together', async () => {
    const visitors = Array.from({ length: 12 }, (_, nth) => `127.0.${nth + 50}.1`);
    const answers = await Promise.all(visitors.map((from) => generateFrom(from, `tea of ${from}`)));
    expect(answers.map(({ status }) => status)).toEqual(visitors.map(() => 202));
    await expect.poll(() => about('Budget: all visitors together').length, { timeout: 20_000 }).toBe(1);
    const again = await Promise.all(visitors.map((from) => generateFrom(from, `coffee of ${from}`)));
    expect(again.map(({ status }) => status)).toEqual(visitors.map(() => 202));
    const queues = ['notices', 'notices-dlq'].map((name) => `andys-daily-factoids-local-${name}`);
    const left = () => queues.map((name) => cloud().inspectQueue(name)).map((queue) => queue && { ...queue });
    await expect.poll(left, { timeout: 20_000 }).toEqual(queues.map(() => ({ ready: 0, inFlight: 0, delayed: 0 })));
    expect(about('Budget:')).toHaveLength(1);
    expect(about('Budget:')[0]).toMatch(/^\[local\] Budget: all visitors together has committed \$\d+\.\d+ of \$2\.00/);
  });

  it('once of the same prompt again and again; the network then has to wait, and the throttle ends by itself', async () => {
    const reader = visitor(cloud().url);
    for (let time = 0; time < 20; time += 1) expect((await reader.post(GENERATE, { topic: 'the very same' })).status).toBe(202);
    const watched = () => cloud().runSchedule('watch-traffic');
    expect(await watched()).toMatchObject({ anomalies: 1, throttled: 1 });
    expect(await watched()).toMatchObject({ anomalies: 1, throttled: 0 });
    await expect.poll(() => about('the same prompt 20 times').length, { timeout: 20_000 }).toBe(1);
    const refused = await visitor(cloud().url).post(GENERATE);
    expect(problemOf(refused)).toMatchObject({ status: 429, code: 'rate_limited', limit: { scope: 'network' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    await cloud().time.advance(15 * 60_000);
    expect((await visitor(cloud().url).post(GENERATE)).status).toBe(202);
    expect(about('the same prompt')).toHaveLength(1);
    expect(slack.texts.join('\n')).not.toMatch(/the very same|127\.0\.0\.1/);
  });
});
