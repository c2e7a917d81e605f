import { FactoidId, nanoUsd, type RunId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { textHash } from '../factoids/index.ts';
import type { Run, RunOf } from '../runs/index.ts';
import { type Begun, begun, cancelled, deltaOf, idempotencyOf, NOW, runningOf, succeeded, UNTIL } from './run-steps.ts';
import type { RunStoreUnderTest } from './run-store-under-test.ts';
import { ALONE, sampleOwner, sampleRun } from './sample-run.ts';
import { describeTakings } from './takings-contract.ts';

const LATER = '2099-11-22T09:05:00.000Z';

/** What every RunStore promises, whatever it keeps its runs in. `fresh` gives a run that no other test uses. */
export function describeRunStore(name: string, makeStores: () => RunStoreUnderTest): void {
  const makeStore = () => makeStores().runs;
  let count = 0;
  const fresh = (overrides: Partial<RunOf<'factoid'>> = {}): Run => {
    count += 1;
    return sampleRun(count, overrides);
  };
  const lease = (id: RunId, holder: string, time = { now: NOW, until: UNTIL }) => makeStore().takeLease({ id, holder, ...time });

  describe(`${name}: creating`, () => {
    it('keeps the run as it was, with its pending event', async () => {
      const run = fresh({
        input: { topic: 'żółw 🐢', model: { id: 'a/b', structuredOutput: false, tools: true }, temperature: 0.7 },
      });
      expect(await makeStore().create(run, ALONE)).toEqual({ outcome: 'created' });
      expect(await makeStore().find(run.id)).toEqual(run);
      expect(await makeStore().readEvents(run.id, 0, { consistent: true })).toMatchObject([{ type: 'pending', seq: 1 }]);
    });

    it('gives the earlier record back for a key in force, and writes nothing', async () => {
      const [first, second] = [fresh(), fresh()];
      const record = idempotencyOf(first);
      await makeStore().create(first, { ...ALONE, idempotency: record });
      const again = await makeStore().create(second, { ...ALONE, idempotency: { ...record, runId: second.id } });
      expect(again).toEqual({ outcome: 'replayed', earlier: record });
      expect(await makeStore().find(second.id)).toBeNull();
    });

    it('makes one run of many that come at once with the same key', async () => {
      const runs = Array.from({ length: 6 }, () => fresh());
      const key = `race-${runs[0]?.id}`;
      const answers = await Promise.all(
        runs.map((run) => makeStore().create(run, { ...ALONE, idempotency: { ...idempotencyOf(run), key } })),
      );
      expect(answers.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
      expect(answers.filter(({ outcome }) => outcome === 'replayed')).toHaveLength(5);
    });

    it('finds the record of a key while it is in force', async () => {
      const run = fresh();
      const record = idempotencyOf(run);
      const find = async (now: string) =>
        (await makeStores().admissions.read({ counters: [], keyId: null, parties: [], idempotency: record, now })).earlier;
      expect(await find(NOW)).toBeNull();
      await makeStore().create(run, { ...ALONE, idempotency: record });
      expect(await find(NOW)).toEqual(record);
      expect(await find(record.expiresAt)).toBeNull();
    });

    it('takes a key again once its record has expired', async () => {
      const [first, second] = [fresh(), fresh({ createdAt: '2099-11-23T09:00:00.001Z' })];
      await makeStore().create(first, { ...ALONE, idempotency: idempotencyOf(first) });
      const again = await makeStore().create(second, { ...ALONE, idempotency: { ...idempotencyOf(first), runId: second.id } });
      expect(again).toEqual({ outcome: 'created' });
    });
  });

  describeTakings(`${name}: taking`, makeStores, fresh);

  describe(`${name}: leasing`, () => {
    it('gives the lease to one of many, with the epoch raised', async () => {
      const run = fresh();
      await makeStore().create(run, ALONE);
      const leases = await Promise.all(['a', 'b', 'c', 'd'].map((holder) => lease(run.id, holder)));
      expect(leases.filter((leased) => leased !== null)).toMatchObject([{ epoch: 1, status: 'running', leaseUntil: UNTIL }]);
    });

    it('gives it to its holder again, and to another once it has run out', async () => {
      const run = fresh();
      await makeStore().create(run, ALONE);
      expect(await lease(run.id, 'a')).toMatchObject({ epoch: 1 });
      expect(await lease(run.id, 'a')).toMatchObject({ epoch: 2 });
      expect(await lease(run.id, 'b')).toBeNull();
      expect(await lease(run.id, 'b', { now: LATER, until: LATER })).toMatchObject({ epoch: 3 });
    });

    it('gives none for a run whose call has begun, that has ended, or that does not exist', async () => {
      const { run } = await begun(makeStore(), fresh());
      expect(await lease(run.id, 'b', { now: LATER, until: LATER })).toBeNull();
      const ended = fresh();
      await makeStore().create(ended, ALONE);
      await makeStore().finish({ runId: ended.id, epoch: 0, seq: 1 }, cancelled());
      expect(await lease(ended.id, 'a')).toBeNull();
      expect(await lease(fresh().id, 'a')).toBeNull();
    });
  });

  describe(`${name}: the log`, () => {
    it('takes each place once, and the very same event again', async () => {
      const { run } = await begun(makeStore(), fresh());
      const delta = deltaOf(run.id, 3, 'Otters');
      expect(await makeStore().append(delta)).toBe(true);
      expect(await makeStore().append(delta)).toBe(true);
      expect(await makeStore().append(deltaOf(run.id, 3, 'Badgers'))).toBe(false);
      expect(await makeStore().readEvents(run.id, 2, { consistent: true })).toEqual([delta]);
    });

    it('does not begin a call for an older epoch, after cancel was asked, or after the end', async () => {
      const run = fresh();
      await makeStore().create(run, ALONE);
      await lease(run.id, 'a');
      await lease(run.id, 'a');
      const call = [{ startedAt: NOW, generationId: null, usage: null }];
      expect(await makeStore().startCall({ runId: run.id, epoch: 1, seq: 1 }, call, runningOf(run.id, 2))).toBe(false);
      await makeStore().requestCancel(run.id, NOW);
      expect(await makeStore().startCall({ runId: run.id, epoch: 2, seq: 1 }, call, runningOf(run.id, 2))).toBe(false);
      expect(await makeStore().readEvents(run.id, 1, { consistent: true })).toEqual([]);
    });
  });

  describe(`${name}: ending`, () => {
    it('ends a run once, with its factoid, and never again', async () => {
      const { run, calls } = await begun(makeStore(), fresh());
      const position = { runId: run.id, epoch: 1, seq: 2 };
      const endings = await Promise.all([
        makeStore().finish(position, succeeded(run, calls)),
        makeStore().finish(position, { ...cancelled(), calls }),
        makeStore().finish(position, { ...cancelled(), calls }),
      ]);
      expect(endings.filter(Boolean)).toHaveLength(1);
      const events = await makeStore().readEvents(run.id, 2, { consistent: true });
      expect(events.filter(({ type }) => type === 'succeeded' || type === 'cancelled')).toHaveLength(1);
      expect((await makeStore().find(run.id))?.status).toBe(events.at(-1)?.type);
    });

    it('does not end a run on which somebody wrote on, or with an older epoch', async () => {
      const { run } = await begun(makeStore(), fresh());
      await makeStore().append(deltaOf(run.id, 3, 'Otters'));
      expect(await makeStore().finish({ runId: run.id, epoch: 1, seq: 2 }, cancelled())).toBe(false);
      expect(await makeStore().finish({ runId: run.id, epoch: 0, seq: 3 }, cancelled())).toBe(false);
      expect(await makeStore().finish({ runId: run.id, epoch: 1, seq: 3 }, cancelled())).toBe(true);
    });

    it('gives a day one factoid: of two runs for it one ends with it, and nothing of the other is written', async () => {
      const day = '2099-02-03';
      const system = { owner: 'system:daily', party: { kind: 'system' }, daily: day } as const;
      const both = [await begun(makeStore(), fresh(system)), await begun(makeStore(), fresh(system))];
      const finish = ({ run, calls }: Begun) =>
        makeStore().finish({ runId: run.id, epoch: 1, seq: 2 }, { ...succeeded(run, calls), daily: day });
      expect(await makeStores().daily.find(day)).toBeNull();
      const ended = await Promise.all(both.map(finish));
      expect(ended.filter(Boolean)).toHaveLength(1);
      const [first, second] = ended[0] ? both : both.toReversed();
      const factoidId = first && succeeded(first.run, first.calls).factoid?.id;
      expect(await makeStores().daily.find(day)).toEqual({ date: day, factoidId, runId: first?.run.id, createdAt: NOW });
      expect(second && (await makeStore().find(second.run.id))).toMatchObject({ ...system, status: 'running', factoidId: null });
      expect(second && (await makeStore().readEvents(second.run.id, 2, { consistent: true }))).toEqual([]);
    });

    it('publishes a text once: of two runs that end with it at once one does, and the other can still end otherwise', async () => {
      const both = [await begun(makeStore(), fresh()), await begun(makeStore(), fresh())];
      const text = `Octopuses, says ${both[0]?.run.id}, have three hearts.`;
      const texts = [text, text.replace('three', '3').toUpperCase()];
      expect(await makeStores().factoids.findByText(textHash(text))).toBeNull();
      const ended = await Promise.all(
        both.map(({ run, calls }, at) =>
          makeStore().finish({ runId: run.id, epoch: 1, seq: 2 }, succeeded(run, calls, texts[at])),
        ),
      );
      expect(ended.filter(Boolean)).toHaveLength(1);
      const [first, second] = ended[0] ? both : both.toReversed();
      expect(await makeStores().factoids.findByText(textHash(text))).toBe(first?.run.id.replace('run_', 'fct_'));
      expect(second && (await makeStore().readEvents(second.run.id, 2, { consistent: true }))).toEqual([]);
      expect(second && (await makeStore().finish({ runId: second.run.id, epoch: 1, seq: 2 }, cancelled()))).toBe(true);
    });

    it('settles a run whose factoid is gone, once', async () => {
      const { run } = await begun(makeStore(), fresh());
      await makeStore().finish({ runId: run.id, epoch: 1, seq: 2 }, { ...cancelled(), hold: 'settling' });
      const gone = { ...run, factoidId: FactoidId.parse(run.id.replace('run_', 'fct_')) };
      expect(await makeStore().settle(gone, { calls: [], hold: 'settled', changes: [] })).toBe(true);
      expect(await makeStore().settle(gone, { calls: [], hold: 'settled', changes: [] })).toBe(false);
      expect((await makeStore().find(run.id))?.hold).toBe('settled');
    });

    it('settles once', async () => {
      const { run, calls } = await begun(makeStore(), fresh());
      await makeStore().finish({ runId: run.id, epoch: 1, seq: 2 }, { ...cancelled(), calls, hold: 'settling' });
      const known = calls.map((call) => ({ ...call, usage: { promptTokens: 1, completionTokens: 2, cost: nanoUsd(7) } }));
      expect(await makeStore().settle(run, { calls: known, hold: 'settled', changes: [] })).toBe(true);
      expect(await makeStore().settle(run, { calls: known, hold: 'settled', changes: [] })).toBe(false);
      expect(await makeStore().find(run.id)).toMatchObject({ hold: 'settled', calls: known });
    });

    it('asks a run to stop while it goes on, and keeps the first time', async () => {
      const run = fresh();
      await makeStore().create(run, ALONE);
      expect(await makeStore().requestCancel(run.id, NOW)).toBe(true);
      expect(await makeStore().requestCancel(run.id, LATER)).toBe(true);
      expect((await makeStore().find(run.id))?.cancelRequestedAt).toBe(NOW);
      await makeStore().finish({ runId: run.id, epoch: 0, seq: 1 }, cancelled());
      expect(await makeStore().requestCancel(run.id, LATER)).toBe(false);
    });
  });

  describe(`${name}: finding`, () => {
    it("lists an owner's runs newest first, page by page, and nobody else's", async () => {
      const owner = `session:list-${count}` as const;
      const runs = [fresh({ owner }), fresh({ owner }), fresh({ owner })];
      for (const run of [...runs, fresh()]) await makeStore().create(run, ALONE);
      const first = await makeStore().listByOwner(owner, { limit: 2 });
      expect(first).toMatchObject({ data: [{ id: runs[2]?.id }, { id: runs[1]?.id }], has_more: true });
      const rest = await makeStore().listByOwner(owner, { limit: 2, cursor: first.next_cursor ?? '' });
      expect(rest).toMatchObject({ data: [{ id: runs[0]?.id }], has_more: false, next_cursor: null });
    });

    it('refuses a cursor that it never gave out', async () => {
      const asking = makeStore().listByOwner(sampleOwner, { limit: 2, cursor: 'bm9uZQ' });
      await expect(asking).rejects.toMatchObject({ code: 'invalid_cursor' });
    });

    it('finds open runs, settling ones among them, and no others', async () => {
      const [open, ended, settling] = [fresh(), fresh(), fresh()];
      for (const run of [open, ended, settling]) await makeStore().create(run, ALONE);
      await makeStore().finish({ runId: ended.id, epoch: 0, seq: 1 }, cancelled());
      await makeStore().finish({ runId: settling.id, epoch: 0, seq: 1 }, { ...cancelled(), hold: 'settling' });
      const found = (await makeStore().listOpen({ madeBefore: LATER, limit: 200 })).map(({ id }) => id);
      expect(found).toEqual(expect.arrayContaining([open.id, settling.id]));
      expect(found).not.toContain(ended.id);
      expect(await makeStore().listOpen({ madeBefore: open.createdAt, limit: 200 })).toEqual([]);
    });

    it('notes once that a message went out again', async () => {
      const run = fresh();
      await makeStore().create(run, ALONE);
      expect(await makeStore().markResent(run, LATER)).toBe(true);
      expect(await makeStore().markResent(run, LATER)).toBe(false);
      expect(await makeStore().find(run.id)).toMatchObject({ sentAt: LATER, sends: 2 });
    });
  });
}
