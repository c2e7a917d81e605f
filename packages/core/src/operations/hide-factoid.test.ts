import { FactoidId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { type FactoidRecord, getFactoid } from '../factoids/index.ts';
import { countingIds, manualClock, memoryFactoidShelf, memoryFactoidStore, sampleFactoid } from '../testing/index.ts';
import { type AuditRecord, type FactoidShelf, hideFactoid, type Order, unhideFactoid } from './index.ts';

const order: Order = { by: 'key:key_03q9gb7pm00000000000000001', reason: 'a slur', dryRun: false };
const dryRun = { ...order, dryRun: true };
const NOW = '2099-11-22T09:00:00.000Z';

function setUp(overrides: Partial<FactoidRecord> = {}) {
  const factoid = sampleFactoid(1, { votes: { up: 3, down: 1 }, ...overrides });
  const records = new Map([[String(factoid.id), factoid]]);
  const audits: AuditRecord[] = [];
  const factoids = memoryFactoidStore(records);
  const deps = { clock: manualClock(), ids: countingIds(), factoids, shelf: memoryFactoidShelf(records, audits) };
  const input = { id: factoid.id };
  const votesArrive = (votes: FactoidRecord['votes']) => {
    const standing = records.get(factoid.id);
    if (standing) records.set(factoid.id, { ...standing, votes });
  };
  return { deps, input, audits, votesArrive, standing: () => records.get(factoid.id) };
}

describe('hiding a factoid', () => {
  it('takes it down with who, when and why, and is recorded', async () => {
    const { deps, input, audits, standing } = setUp();
    const result = await hideFactoid({ deps, order, input });
    const hidden = { at: NOW, by: 'operator', reason: 'a slur' };
    expect(result).toMatchObject({ applied: true, factoid: { id: input.id, hidden, votes: { up: 3, down: 1 } } });
    expect(standing()?.hidden).toEqual(hidden);
    expect(audits).toEqual([expect.objectContaining({ action: 'hide', subject: input.id, by: order.by, reason: 'a slur' })]);
    expect(result.audit).toMatchObject({ action: 'hide', subject: input.id });
  });

  it('changes nothing the second time, whoever did it first', async () => {
    const reported = { at: NOW, by: 'reports', reason: '' } as const;
    const { deps, input, audits, standing } = setUp({ hidden: reported });
    expect(await hideFactoid({ deps, order, input })).toMatchObject({
      applied: false,
      audit: null,
      factoid: { hidden: reported },
    });
    expect([standing()?.hidden, audits]).toEqual([reported, []]);
  });

  it('tells in a dry run what it would do, and does nothing', async () => {
    const { deps, input, audits, standing } = setUp();
    const told = await hideFactoid({ deps, order: dryRun, input });
    expect(told).toMatchObject({ applied: false, audit: { action: 'hide' }, factoid: { hidden: { reason: 'a slur' } } });
    expect([standing()?.hidden, audits]).toEqual([null, []]);
  });

  it('knows no factoid that is not there', async () => {
    const { deps } = setUp();
    const input = { id: FactoidId.parse('fct_03q9gb7pm000000000000000zz') };
    for (const act of [hideFactoid, unhideFactoid]) {
      await expect(act({ deps, order, input })).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

describe('a factoid that was taken down', () => {
  it('is told as such, and by whom', async () => {
    const by = async (who: 'operator' | 'reports') => {
      const { deps, input } = setUp({ hidden: { at: NOW, by: who, reason: 'between us' } });
      const error = await getFactoid({ deps, id: input.id }).catch((thrown: unknown) => thrown);
      return (error as { toProblem(): { status: number; code: string; detail: string } }).toProblem();
    };
    expect(await by('operator')).toMatchObject({
      status: 410,
      code: 'factoid_hidden',
      detail: expect.stringMatching(/operator/),
    });
    expect(await by('reports')).toMatchObject({ status: 410, detail: expect.stringMatching(/reports/) });
    expect(JSON.stringify([await by('operator'), await by('reports')])).not.toContain('between us');
  });
});

describe('unhiding a factoid', () => {
  const hidden = { at: NOW, by: 'reports', reason: '' } as const;

  it('puts it back, lets reports count anew, and is recorded', async () => {
    const { deps, input, audits, standing } = setUp({ hidden, offensiveReports: 3 });
    const result = await unhideFactoid({ deps, order: { ...order, reason: 'harmless' }, input });
    expect(result).toMatchObject({ applied: true, factoid: { hidden: null, offensive_reports: 0 } });
    expect(standing()).toMatchObject({ hidden: null, offensiveReports: 0, votes: { up: 3, down: 1 } });
    expect(audits).toEqual([expect.objectContaining({ action: 'unhide', subject: input.id, reason: 'harmless' })]);
    expect(await getFactoid({ deps, id: input.id })).toMatchObject({ id: input.id });
    expect(await unhideFactoid({ deps, order, input })).toMatchObject({ applied: false, audit: null });
    expect(audits).toHaveLength(1);
  });

  it('goes by the votes as they are, though they change while it looks', async () => {
    const { deps, input, votesArrive, standing } = setUp({ hidden });
    const seen: FactoidRecord['votes'][] = [];
    const unhide: FactoidShelf['unhide'] = async (record, audit) => {
      seen.push(record.votes);
      if (seen.length < 3) votesArrive({ up: 3 + seen.length, down: 1 });
      return deps.shelf.unhide(record, audit);
    };
    const result = await unhideFactoid({ deps: { ...deps, shelf: { ...deps.shelf, unhide } }, order, input });
    expect(seen.map(({ up }) => up)).toEqual([3, 4, 5]);
    expect(result.factoid.votes).toEqual({ up: 5, down: 1 });
    expect(standing()).toMatchObject({ hidden: null, votes: { up: 5, down: 1 } });
  });

  it('gives up in time', async () => {
    const { deps, input } = setUp({ hidden });
    const losing = { ...deps, shelf: { ...deps.shelf, unhide: async () => false } };
    await expect(unhideFactoid({ deps: losing, order, input })).rejects.toMatchObject({ code: 'store_busy' });
  });
});
