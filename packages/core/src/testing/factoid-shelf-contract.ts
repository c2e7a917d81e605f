import { describe, expect, it } from 'vitest';
import type { FactoidRecord, FactoidStore } from '../factoids/index.ts';
import type { AuditLog, AuditRecord, FactoidShelf } from '../operations/index.ts';
import { sampleFactoid } from './sample-factoid.ts';

interface ShelfUnderTest {
  readonly factoids: Pick<FactoidStore, 'find' | 'list'>;
  readonly shelf: FactoidShelf;
  readonly auditLog: AuditLog;
  /** Publishes one, or writes over it. */
  put(record: FactoidRecord): Promise<void>;
  /** The ids of those that readers of older copies have to leave out. */
  hiddenIds(): Promise<readonly string[]>;
}

const NOW = '2099-11-23T09:00:00.000Z';
const HIDDEN = { at: NOW, by: 'operator', reason: 'a slur' } as const;
const SUBJECT = 'Shelved things';

/** What a shelf promises, whatever it keeps factoids in. */
export function describeFactoidShelf(name: string, make: () => ShelfUnderTest): void {
  let count = 0;
  const next = () => {
    count += 1;
    return count;
  };
  const audit = (action: AuditRecord['action'], { id }: FactoidRecord): AuditRecord => {
    const auditId = `01zzzzzzzz5${String(next()).padStart(15, '0')}`;
    return { id: auditId, at: NOW, by: 'ops', action, subject: id, reason: 'a test' };
  };
  const published = async (overrides: Partial<FactoidRecord> = {}) => {
    const record = sampleFactoid(700 + next(), { subject: SUBJECT, votes: { up: 4, down: 1 }, ...overrides });
    await make().put(record);
    return record;
  };
  const hide = (record: FactoidRecord, recorded = audit('hide', record)) =>
    make().shelf.hide({ record, hidden: HIDDEN }, recorded);
  const unhide = (record: FactoidRecord, recorded = audit('unhide', record)) => make().shelf.unhide(record, recorded);
  const listed = async (sort: 'new' | 'top', subjectKey: string | null) => {
    const { records } = await make().factoids.list({ sort, subjectKey, minVotes: 0, after: null, limit: 100 });
    return records.map(({ id }) => id);
  };
  const everyList = () =>
    Promise.all([listed('new', null), listed('new', 'shelved-things'), listed('top', null), listed('top', 'shelved-things')]);

  describe(`${name}: the shelf`, () => {
    it('takes one out of every list, where it is found by its id alone, and puts it back into its place', async () => {
      const record = await published();
      const before = await everyList();
      for (const list of before) expect(list).toContain(record.id);
      expect(await hide(record)).toBe(true);
      expect(await make().factoids.find(record.id)).toEqual({ ...record, hidden: HIDDEN });
      expect(await everyList()).toEqual(before.map((list) => list.filter((id) => id !== record.id)));
      expect(await make().hiddenIds()).toContain(record.id);
      expect(await unhide(record)).toBe(true);
      expect(await make().factoids.find(record.id)).toEqual(record);
      expect(await everyList()).toEqual(before);
      expect(await make().hiddenIds()).not.toContain(record.id);
    });

    it('records what it did, and nothing that it did not', async () => {
      const record = await published();
      const [hidden, unhidden] = [audit('hide', record), audit('unhide', record)];
      expect(await unhide(record)).toBe(false);
      expect(await hide(record, hidden)).toBe(true);
      expect(await hide(record)).toBe(false);
      expect(await make().auditLog.list(1)).toEqual([hidden]);
      expect(await unhide(record, unhidden)).toBe(true);
      expect(await unhide(record)).toBe(false);
      expect(await hide(sampleFactoid(699))).toBe(false);
      expect(await make().auditLog.list(2)).toEqual([unhidden, hidden]);
      expect(await make().factoids.find(sampleFactoid(699).id)).toBeNull();
    });

    it('takes down whatever the votes have become since they were read, and loses none', async () => {
      const record = await published();
      await make().put({ ...record, votes: { up: 9, down: 2 } });
      expect(await hide(record)).toBe(true);
      expect((await make().factoids.find(record.id))?.votes).toEqual({ up: 9, down: 2 });
    });

    it('puts back by the votes that there are alone, and lets reports count from none', async () => {
      const [better, worse] = [await published({ votes: { up: 9, down: 0 } }), await published({ votes: { up: 1, down: 1 } })];
      const record = await published({ votes: { up: 0, down: 3 }, hidden: HIDDEN, offensiveReports: 3 });
      expect(await unhide({ ...record, votes: { up: 0, down: 2 } })).toBe(false);
      expect(await unhide(record)).toBe(true);
      expect(await make().factoids.find(record.id)).toEqual({ ...record, hidden: null, offensiveReports: 0 });
      const order = (await listed('top', 'shelved-things')).filter((id) => [better.id, worse.id, record.id].includes(id));
      expect(order).toEqual([better.id, worse.id, record.id]);
    });

    it('lets one of many win', async () => {
      const record = await published();
      expect((await Promise.all([1, 2, 3, 4].map(() => hide(record)))).filter(Boolean)).toHaveLength(1);
      expect((await Promise.all([1, 2, 3, 4].map(() => unhide(record)))).filter(Boolean)).toHaveLength(1);
    });

    it('keeps one whose subject has no word out of the lists of subjects, before as after', async () => {
      const record = await published({ subject: '!?' });
      expect([await hide(record), await unhide(record)]).toEqual([true, true]);
      expect(await listed('new', null)).toContain(record.id);
    });
  });
}
