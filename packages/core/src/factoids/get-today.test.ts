import { describe, expect, it } from 'vitest';
import { manualClock, memoryDailyStore, memoryFactoidStore, sampleFactoid } from '../testing/index.ts';
import { getToday } from './get-today.ts';

const [FIRST, SECOND] = [sampleFactoid(1), sampleFactoid(2, { hidden: { at: 'then', by: 'operator', reason: 'wrong' } })];

function today(date?: string, now = '2099-11-22T23:59:59.999Z') {
  const of = (day: string, factoid = FIRST) => ({ date: day, factoidId: factoid.id, runId: factoid.runId!, createdAt: now });
  const days = [of('2099-11-22'), of('2099-11-20', SECOND)];
  const factoids = memoryFactoidStore(new Map([FIRST, SECOND].map((record) => [record.id, record])));
  const daily = memoryDailyStore({ dailies: new Map(days.map((record) => [record.date, record])) });
  return getToday({ deps: { clock: manualClock(now), daily, factoids }, date });
}

describe('the factoid of the day', () => {
  it('is the one of the UTC day, with the day', async () => {
    expect(await today()).toMatchObject({ id: FIRST.id, text: FIRST.text, date: '2099-11-22' });
    expect(await today('2099-11-22', '2099-11-25T00:00:00.000Z')).toMatchObject({ id: FIRST.id, date: '2099-11-22' });
  });

  it('is not written yet after midnight, and that is said', async () => {
    const asking = today(undefined, '2099-11-23T00:00:00.000Z');
    await expect(asking).rejects.toMatchObject({
      code: 'not_found',
      particulars: { detail: expect.stringContaining('not written yet') },
    });
    await expect(today('2099-11-21')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('of a day that has not come is told apart from one that has none', async () => {
    await expect(today('2099-11-23')).rejects.toMatchObject({ code: 'future_date' });
  });

  it('that was taken down is gone, and not replaced', async () => {
    await expect(today('2099-11-20')).rejects.toMatchObject({ code: 'factoid_hidden' });
  });
});
