import { describe, expect, it } from 'vitest';
import { openCounterReader, totalOf } from './counter-reader.ts';
import { useLocalCloud } from './local-cloud.ts';
import { createApiKey } from './operator.ts';
import { visitor } from './visitor.ts';

const cloud = useLocalCloud({ withoutSchedules: 'all' });
const TODAY = '/api/factoids/today';
const DAY_MS = 24 * 3_600_000;

const dayAfter = (days: number) => new Date(cloud().time.now() + days * DAY_MS).toISOString().slice(0, 10);
const write = () => cloud().runSchedule('write-daily');
const ask = (date: string) => visitor(cloud().url).ask(`${TODAY}?date=${date}`);
const written = (date: string) => expect.poll(async () => (await ask(date)).status, { timeout: 10_000 }).toBe(200);

describe('the factoid of the day', () => {
  it('is not there before it is written, and a day that has not come or does not exist is told apart from that', async () => {
    expect(await ask(dayAfter(0))).toMatchObject({
      status: 404,
      json: { code: 'not_found', detail: expect.stringContaining('not written yet') },
    });
    expect(await ask(dayAfter(-3))).toMatchObject({ status: 404, json: { code: 'not_found' } });
    expect(await ask(dayAfter(1))).toMatchObject({ status: 422, json: { code: 'future_date' } });
    expect(await ask('2026-02-30')).toMatchObject({ status: 422, json: { code: 'invalid_request' } });
    expect(await ask('yesterday')).toMatchObject({ status: 422, json: { code: 'invalid_request' } });
  });

  it('is written once by the schedule, paid for by the system, and read under both prefixes', async () => {
    const today = dayAfter(0);
    expect(await write()).toMatchObject([{ date: today, outcome: 'requested' }]);
    await written(today);
    const { json, headers } = await visitor(cloud().url).ask(TODAY);
    expect(json).toMatchObject({ date: today, id: expect.stringMatching(/^fct_/), text: expect.any(String) });
    expect(headers.get('cache-control')).toContain('public');
    const developer = visitor(cloud().url, { 'x-api-key': await createApiKey(cloud(), ['--name', 'reader']) });
    expect(await developer.ask('/v1/factoids/today')).toMatchObject({ status: 200, json: { id: json.id, date: today } });

    expect(await write()).toEqual([]);
    const counters = await openCounterReader(cloud())();
    expect(totalOf(counters, 'system', 'spent')).toBeGreaterThan(0);
    for (const what of ['spent', 'committed'] as const) {
      expect(totalOf(counters, 'global', what)).toBe(totalOf(counters, 'system', what));
    }
    expect(new Set(counters.map(({ scope }) => scope))).toEqual(new Set(['global', 'system']));
    expect(cloud().provider?.ledger).toHaveLength(1);
  });

  it('is made up for on days that were missed, and the operator hears of a day that went without', async () => {
    const first = dayAfter(0);
    await cloud().time.advance(3 * DAY_MS);
    await expect(write()).rejects.toThrow(`${dayAfter(-1)} went without`);
    await written(dayAfter(0));
    await written(dayAfter(-1));
    expect(await write()).toMatchObject([{ date: dayAfter(-2), outcome: 'requested' }]);
    await written(dayAfter(-2));
    expect(await write()).toEqual([]);
    const days = [first, dayAfter(-2), dayAfter(-1), dayAfter(0)];
    const factoids = await Promise.all(days.map(async (date) => (await ask(date)).json));
    expect(factoids.map(({ date }) => date)).toEqual(days);
    expect(new Set(factoids.map(({ text }) => text)).size).toBe(4);
  });
});
