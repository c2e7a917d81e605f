import { FactoidPage, FactoidQuery } from '@factoids/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryFactoidStore, sampleFactoid } from '../testing/index.ts';
import type { FactoidRecord } from './factoid.ts';
import { listFactoids } from './list-factoids.ts';

function setUp(count = 30, of: (n: number) => Partial<FactoidRecord> = () => ({})) {
  const records = Array.from({ length: count }, (_, n) => sampleFactoid(n + 1, of(n)));
  const held = new Map<string, FactoidRecord>(records.map((record) => [record.id, record]));
  let draws = 0;
  const random = () => {
    draws += 1;
    return (draws * 0.618_033_988_7) % 1;
  };
  const store = memoryFactoidStore(held);
  let reads = 0;
  const counted =
    <Asked extends unknown[], Result>(read: (...asked: Asked) => Result) =>
    (...asked: Asked): Result => {
      reads += 1;
      return read(...asked);
    };
  const factoids = { list: counted(store.list), listArc: counted(store.listArc) };
  const deps = { factoids, cursorSecret: 'pepper', random };
  const list = (query: Record<string, unknown> = {}) => listFactoids({ deps, query: FactoidQuery.parse(query) });
  const readsOf = async (act: () => Promise<unknown>) => {
    reads = 0;
    await act();
    return reads;
  };
  return { records, held, list, readsOf };
}

type List = ReturnType<typeof setUp>['list'];

/** From the cursor, or from the beginning, to the end; `between` happens before each further page. */
async function walk(list: List, query: Record<string, unknown>, between: () => void = () => undefined): Promise<string[]> {
  const seen: string[] = [];
  let cursor = query.cursor;
  do {
    const page = await list({ ...query, ...(cursor ? { cursor } : {}) });
    seen.push(...page.data.map(({ id }) => id));
    expect(page.has_more).toBe(page.next_cursor !== null);
    cursor = page.next_cursor;
    between();
  } while (cursor);
  return seen;
}

const idsOf = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);
const sorted = (ids: readonly string[]) => ids.toSorted();

describe('a list of factoids', () => {
  it('has the newest first when nothing is asked for, and only what the API shows', async () => {
    const { records, list } = setUp();
    const page = await list({ limit: 2 });
    expect(FactoidPage.parse(page)).toEqual(page);
    expect(idsOf(page.data)).toEqual(idsOf(records.toReversed().slice(0, 2)));
    expect(await walk(list, { limit: 7 })).toEqual(idsOf(records.toReversed()));
  });

  it('has the best first: many votes for it beat few', async () => {
    const votes = [
      { up: 1, down: 0 },
      { up: 90, down: 10 },
      { up: 0, down: 0 },
      { up: 10, down: 90 },
    ];
    const { records, list } = setUp(4, (n) => ({ votes: votes[n] ?? { up: 0, down: 0 } }));
    expect(await walk(list, { sort: 'top', limit: 3 })).toEqual([1, 0, 3, 2].map((n) => records[n]?.id));
  });

  it('finds a subject however it is written, and refuses one that names nothing', async () => {
    const { records, list } = setUp(6, (n) => ({ subject: n % 2 === 0 ? 'Crème brûlée' : 'Otters' }));
    expect(await walk(list, { subject: ' creme  BRÛLÉE! ', limit: 2 })).toEqual(
      idsOf([4, 2, 0].flatMap((n) => records[n] ?? [])),
    );
    await expect(list({ subject: '🦑 ?' })).rejects.toMatchObject({
      code: 'invalid_request',
      particulars: { errors: [{ location: 'query/subject' }] },
    });
  });

  it.each(['new', 'top'])('sort=%s repeats and skips nothing while factoids are published', async (sort) => {
    const { records, held, list } = setUp(30, (n) => ({ votes: { up: n % 4, down: 0 } }));
    let n = 100;
    const seen = await walk(list, { sort, limit: 4 }, () => {
      n += 1;
      const newer = sampleFactoid(n, { votes: { up: 60, down: 0 } });
      held.set(newer.id, newer);
    });
    expect(sorted(seen)).toEqual(sorted(idsOf(records)));
  });
});

describe('what goes together', () => {
  const { list } = setUp(3);

  it.each([
    {},
    { sort: 'new', subject: 'Otters', min_votes: 0 },
    { sort: 'top', subject: 'Otters', min_votes: 1 },
    { subject: 'Otters' },
    { min_votes: 2 },
    { sort: 'random', limit: 3 },
  ])('answers %j', async (query) => {
    expect(FactoidPage.safeParse(await list(query)).success).toBe(true);
  });

  it.each([
    [{ sort: 'random', subject: 'Otters' }, ['query/subject']],
    [{ sort: 'random', min_votes: 1 }, ['query/min_votes']],
    [{ q: 'raft', sort: 'top' }, ['query/sort']],
    [{ q: 'raft', min_votes: 1, sort: 'new' }, ['query/sort', 'query/min_votes']],
  ])('refuses %j, and says what is possible', async (query, locations) => {
    const refusal: unknown = await list(query).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'unsupported_query', particulars: { detail: expect.stringContaining('go with') } });
    expect(refusal).toMatchObject({ particulars: { errors: locations.map((location) => ({ location })) } });
  });
});

describe('a cursor of a list', () => {
  const queries = [{}, { subject: 'Otters' }, { min_votes: 1 }, { sort: 'top' }, { sort: 'random' }];

  it.each(queries)('belongs to it alone: %j', async (query) => {
    const { list } = setUp(5, () => ({ votes: { up: 2, down: 0 } }));
    const { next_cursor: cursor } = await list({ ...query, limit: 2 });
    if (cursor === null) throw new Error('there is more');
    for (const other of queries.filter((each) => each !== query)) {
      await expect(list({ ...other, cursor })).rejects.toMatchObject({ code: 'invalid_cursor' });
    }
    expect((await list({ ...query, cursor, limit: 1 })).data).toHaveLength(1);
  });

  it('is the same with a filter left out as with the one that it stands for', async () => {
    const { list } = setUp(5);
    const { next_cursor } = await list({ limit: 2 });
    expect((await list({ limit: 2, cursor: next_cursor, sort: 'new', min_votes: 0 })).data).toHaveLength(2);
  });
});

describe('a shuffled list', () => {
  it('shows everything once, whatever the seed and the size of a page', async () => {
    const { records, list } = setUp(40);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 45 }), async (limit) => {
        expect(sorted(await walk(list, { sort: 'random', limit }))).toEqual(sorted(idsOf(records)));
      }),
      { numRuns: 60 },
    );
  });

  it('repeats nothing while factoids are published, and ends', async () => {
    const { records, held, list } = setUp(20);
    let n = 100;
    const seen = await walk(list, { sort: 'random', limit: 3 }, () => {
      n += 1;
      const more = sampleFactoid(n);
      if (n < 140) held.set(more.id, more);
    });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(idsOf(records)));
  });

  it('goes on when the one at which it stood is gone', async () => {
    const { held, list } = setUp(12);
    const first = await list({ sort: 'random', limit: 4 });
    for (const { id } of first.data) held.delete(id);
    const rest = await walk(list, { sort: 'random', limit: 4, cursor: first.next_cursor });
    expect(sorted(rest)).toEqual(sorted([...held.keys()]));
  });

  it('is drawn anew each time, in its beginning, its direction and within a page', async () => {
    const { list } = setUp(40);
    const walks = await Promise.all(Array.from({ length: 12 }, () => walk(list, { sort: 'random', limit: 40 })));
    expect(new Set(walks.map((ids) => ids.join())).size).toBe(12);
    const followers = walks.map((ids) => ids[ids.indexOf(walks[0]?.[0] ?? '') + 1]);
    expect(new Set(followers).size).toBeGreaterThan(6);
  });

  it('takes two reads at most, the page that passes the end of the circle among them', async () => {
    const { list, readsOf } = setUp(23);
    const counts = new Set<number>();
    for (let round = 0; round < 8; round += 1) {
      let cursor: string | null = null;
      do {
        const query: Record<string, unknown> = { sort: 'random', limit: 4, ...(cursor === null ? {} : { cursor }) };
        counts.add(
          await readsOf(async () => {
            cursor = (await list(query)).next_cursor;
          }),
        );
      } while (cursor !== null);
    }
    expect([...counts].sort()).toEqual([1, 2]);
  });

  it('has an end when nothing is there', async () => {
    expect(await setUp(0).list({ sort: 'random' })).toEqual({ data: [], next_cursor: null, has_more: false });
  });
});
