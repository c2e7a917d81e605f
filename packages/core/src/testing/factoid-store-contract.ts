import { beforeEach, describe, expect, it } from 'vitest';
import { type FactoidRecord, type FactoidStore, type ListAsk, rankKey, shuffleKey, subjectKey } from '../factoids/index.ts';
import { sampleFactoid } from './sample-factoid.ts';

export interface FactoidStoreUnderTest {
  readonly factoids: FactoidStore;
  /** Makes it hold these and no others. */
  fill(records: readonly FactoidRecord[]): Promise<void>;
  put(record: FactoidRecord): Promise<void>;
  remove(record: FactoidRecord): Promise<void>;
}

const SUBJECTS = ['Otters', 'Ötters!', 'Deep sea', '🦑'] as const;
const HIDDEN = { at: '2099-11-22T09:30:00.000Z', by: 'operator', reason: 'a test' } as const;
const WHOLE = { from: '0'.repeat(16), to: 'f'.repeat(16) } as const;

/** Two dozen of four subjects, two of which are the same to a reader; of some the votes are alike. */
const RECORDS = Array.from({ length: 24 }, (_, n) =>
  sampleFactoid(n + 10, { subject: SUBJECTS[n % 4] ?? '', votes: { up: n % 5, down: n % 3 } }),
);

const byId = (a: FactoidRecord, b: FactoidRecord) => (a.id < b.id ? 1 : -1);
const byRank = (a: FactoidRecord, b: FactoidRecord) => (rankKey(a) < rankKey(b) ? 1 : -1);
const byShuffle = (a: FactoidRecord, b: FactoidRecord) => (shuffleKey(a.id) < shuffleKey(b.id) ? -1 : 1);
const idsOf = (records: readonly FactoidRecord[]) => records.map(({ id }) => id);

const SORTS = [
  ['new', byId],
  ['top', byRank],
] as const;
const FILTERS = [
  { subjectKey: null, minVotes: 0 },
  { subjectKey: null, minVotes: 3 },
  { subjectKey: 'otters', minVotes: 0 },
  { subjectKey: 'deep-sea', minVotes: 3 },
  { subjectKey: 'nothing', minVotes: 0 },
] as const;
const CASES = SORTS.flatMap(([sort, order]) => FILTERS.map((filter) => ({ sort, order, ...filter })));

/** What every FactoidStore promises of its lists, whatever it keeps factoids in. */
export function describeFactoidStore(name: string, stores: () => FactoidStoreUnderTest): void {
  const ask = (asked: Partial<ListAsk> = {}) =>
    stores().factoids.list({ sort: 'new', subjectKey: null, minVotes: 0, after: null, limit: 5, ...asked });

  async function walk(asked: Partial<ListAsk>): Promise<readonly FactoidRecord[]> {
    const seen: FactoidRecord[] = [];
    let after: string | null = asked.after ?? null;
    do {
      const { records, next } = await ask({ ...asked, after });
      seen.push(...records);
      after = next;
    } while (after !== null);
    return seen;
  }

  describe(`${name}: lists of factoids`, () => {
    beforeEach(() => stores().fill(RECORDS));

    it.each(CASES)(
      'sort=$sort, subject $subjectKey, $minVotes votes: each that fits, once, in order',
      async ({ order, ...asked }) => {
        const fits = ({ subject, votes: { up, down } }: FactoidRecord) =>
          (asked.subjectKey === null || subjectKey(subject) === asked.subjectKey) && up + down >= asked.minVotes;
        expect(await walk(asked)).toEqual(RECORDS.filter(fits).sort(order));
      },
    );

    it('says that there is no more with the last page, also when it is full', async () => {
      const first = await ask({ limit: 12 });
      expect(first.next).not.toBeNull();
      const last = await ask({ limit: 12, after: first.next });
      expect([last.records.length, last.next]).toEqual([12, null]);
    });

    it.each(SORTS)('sort=%s goes on where it was, whatever is published meanwhile', async (sort, order) => {
      const first = await ask({ sort });
      await stores().put(sampleFactoid(90, { votes: { up: 50, down: 0 } }));
      const late = sampleFactoid(1);
      await stores().put(late);
      const rest = await walk({ sort, after: first.next });
      const behind = [...RECORDS, late].sort(order).slice(5);
      expect(idsOf(rest)).toEqual(idsOf(behind));
    });

    it.each(SORTS)('sort=%s goes on behind one that was deleted or hidden', async (sort, order) => {
      const sorted = RECORDS.toSorted(order);
      const [last, following] = sorted.slice(4, 6);
      if (!last || !following) throw new Error('there are two dozen');
      const { next } = await ask({ sort });
      await stores().remove(last);
      await stores().put({ ...following, hidden: HIDDEN });
      expect(idsOf(await walk({ sort, after: next }))).toEqual(idsOf(sorted.slice(6)));
    });

    it('finds the one that has votes behind hundreds that have none', async () => {
      const plain = Array.from({ length: 300 }, (_, n) => sampleFactoid(n + 100));
      const liked = sampleFactoid(1, { votes: { up: 7, down: 2 } });
      await stores().fill([liked, ...plain]);
      expect(await walk({ minVotes: 9 })).toEqual([liked]);
      expect(await walk({ minVotes: 10 })).toEqual([]);
    });
  });

  describe(`${name}: arcs of the circle`, () => {
    beforeEach(() => stores().fill(RECORDS));
    const along = RECORDS.toSorted(byShuffle);

    it.each([false, true])('gives those on an arc in order, its ends among them (descending: %s)', async (descending) => {
      const [from, to] = [along.at(3), along.at(11)].map((record) => (record ? shuffleKey(record.id) : ''));
      const on = along.slice(3, 12);
      const found = await stores().factoids.listArc({ from: from ?? '', to: to ?? '', descending }, 20);
      expect(idsOf(found)).toEqual(idsOf(descending ? on.toReversed() : on));
    });

    it('gives as many as were asked for', async () => {
      expect(await stores().factoids.listArc({ ...WHOLE, descending: false }, 4)).toEqual(along.slice(0, 4));
      expect(await stores().factoids.listArc({ ...WHOLE, descending: true }, 1)).toEqual(along.slice(-1));
    });
  });

  describe(`${name}: a factoid that was taken down`, () => {
    const down = sampleFactoid(30, { hidden: HIDDEN, votes: { up: 9, down: 0 }, text: 'Nobody should read this.' });
    beforeEach(() => stores().fill([down, sampleFactoid(29)]));

    it('is in no list', async () => {
      const lists = await Promise.all([
        ...SORTS.flatMap(([sort]) => [walk({ sort }), walk({ sort, subjectKey: 'otters' })]),
        walk({ minVotes: 1 }),
        stores().factoids.listArc({ ...WHOLE, descending: false }, 9),
      ]);
      expect(lists.flat().filter(({ id }) => id === down.id)).toEqual([]);
    });

    it('is still found by its id', async () => {
      expect(await stores().factoids.find(down.id)).toEqual(down);
      expect((await stores().factoids.findMany([down.id])).get(down.id)).toEqual(down);
    });
  });
}
