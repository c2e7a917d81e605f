import { FactoidQuery } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { manualClock, memoryFactoidStore, memorySearch, sampleFactoid } from '../testing/index.ts';
import { listSubjects } from './list-subjects.ts';
import { liveSearch } from './live-search.ts';
import { searchFactoids } from './search-factoids.ts';

const NO_NOTES = { loaded() {}, withoutSnapshot() {}, leftGap() {}, withoutVectors() {}, notRenewed() {} };
const records = Array.from({ length: 7 }, (_, n) => sampleFactoid(n + 1, { subject: n % 2 ? 'Rivers' : 'Otters' }));

function setUp() {
  const stored = new Map(records.map((record) => [record.id as string, record]));
  const search = liveSearch({ ...memorySearch([...records]), clock: manualClock(), notes: NO_NOTES });
  const deps = { search, factoids: memoryFactoidStore(stored), cursorSecret: 'a secret' };
  const ask = (query: object) => searchFactoids({ deps, query: FactoidQuery.parse(query) });
  return { stored, deps, ask };
}

describe('a search', () => {
  it('goes through its pages to the end and repeats nothing', async () => {
    const { ask } = setUp();
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await ask({ q: 'otters', limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.data.map(({ id }) => id));
      expect(page.has_more).toBe(page.next_cursor !== null);
      cursor = page.next_cursor;
    } while (cursor);
    expect(seen.toSorted()).toEqual(records.map(({ id }) => id).toSorted());
  });

  it('leaves out what was taken down a moment ago, or is gone', async () => {
    const { ask, stored } = setUp();
    const [first, second] = records.map(({ id }) => id);
    const hidden = { at: '2099-11-22T09:00:00.000Z', by: 'operator', reason: '' } as const;
    stored.set(String(first), sampleFactoid(1, { hidden }));
    stored.delete(String(second));
    const page = await ask({ q: 'otters' });
    expect(page.data).toHaveLength(5);
    expect(page.data.map(({ id }) => id)).not.toContain(first);
  });

  it('stays within one subject, however it is spelled', async () => {
    const { ask } = setUp();
    expect((await ask({ q: 'otters', subject: 'RIVERS!' })).data).toHaveLength(3);
    await expect(ask({ q: 'otters', subject: '?' })).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('refuses the cursor of another search, and one that was changed', async () => {
    const { ask } = setUp();
    const { next_cursor: cursor } = await ask({ q: 'otters', limit: 3 });
    await expect(ask({ q: 'hands', cursor })).rejects.toMatchObject({ code: 'invalid_cursor' });
    await expect(ask({ q: 'otters', subject: 'Rivers', cursor })).rejects.toMatchObject({ code: 'invalid_cursor' });
    await expect(ask({ q: 'otters', cursor: cursor?.slice(1) })).rejects.toMatchObject({ code: 'invalid_cursor' });
  });
});

it('subjects are listed with their counts, the most frequent first', async () => {
  const { deps } = setUp();
  expect(await listSubjects({ deps, limit: 1 })).toEqual({ data: [{ key: 'otters', subject: 'Otters', count: 4 }] });
});
