import { nanoUsd } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { type Counter, type CounterKey, counterId, emptyCounter, holdPieces, type Taking } from '../admission/index.ts';
import type { Run, RunOf } from '../runs/index.ts';
import type { RunStoreUnderTest } from './run-store-under-test.ts';
import { ALONE } from './sample-run.ts';

const NOW = '2099-11-22T09:00:01.000Z';
const NOW_MICROS = Date.parse(NOW) * 1000;

/** What every RunStore promises of the counters that runs take from: the rules are checked where they are written. */
export function describeTakings(
  name: string,
  makeStores: () => RunStoreUnderTest,
  fresh: (overrides?: Partial<RunOf<'factoid'>>) => Run,
): void {
  const read = async (key: CounterKey): Promise<Counter> => {
    const query = { counters: [key], keyId: null, parties: [], idempotency: null, now: NOW };
    return (await makeStores().admissions.read(query)).counters.get(counterId(key)) ?? emptyCounter(key);
  };
  const create = (run: Run, takings: readonly Taking[]) =>
    makeStores().runs.create({ ...run, holds: holdPieces(takings) }, { ...ALONE, takings });
  const keyFor = (run: Run): CounterKey => ({ scope: `session:take-${run.id}`, window: run.window, shard: 0 });
  const taking = (key: CounterKey, more: Partial<Taking> = {}): Taking => {
    const run = {
      slots: 1 as const,
      openAtMost: null,
      counts: [{ action: 'generate' as const, atMost: Number.POSITIVE_INFINITY }],
      buckets: [],
    };
    return { key, amount: nanoUsd(100), committedAtMost: null, run, ...more };
  };

  describe(name, () => {
    it('counts what a run takes: its money, its slot and its request', async () => {
      const run = fresh();
      await create(run, [taking(keyFor(run))]);
      expect(await read(keyFor(run))).toMatchObject({ committed: 100, spent: 0, openRuns: 1, counts: { generate: 1 } });
    });

    it('never lets the ceiling be passed, whoever comes at once, and takes nothing in vain', async () => {
      const key = keyFor(fresh());
      const rule = { committedAtMost: nanoUsd(250 - 100) };
      const answers = await Promise.all(Array.from({ length: 8 }, () => create(fresh(), [taking(key, rule)])));
      expect(answers.filter(({ outcome }) => outcome === 'created')).toHaveLength(2);
      expect(answers.filter(({ outcome }) => outcome === 'refused')).toHaveLength(6);
      expect(await read(key)).toMatchObject({ committed: 200, openRuns: 2, counts: { generate: 2 } });
    });

    it('takes from all counters or from none, and makes no run then', async () => {
      const run = fresh();
      const [roomy, full] = [keyFor(run), keyFor(fresh())];
      const answer = await create(run, [taking(roomy), taking(full, { committedAtMost: nanoUsd(-1) })]);
      expect(answer).toEqual({ outcome: 'refused' });
      expect(await read(roomy)).toMatchObject({ committed: 0, openRuns: 0 });
      expect(await makeStores().runs.find(run.id)).toBeNull();
    });

    it('keeps the number of open runs and the requests of a day', async () => {
      const key = keyFor(fresh());
      const rules = { slots: 1 as const, openAtMost: 0, counts: [{ action: 'generate' as const, atMost: 0 }], buckets: [] };
      expect(await create(fresh(), [taking(key, { run: rules })])).toEqual({ outcome: 'created' });
      expect(await create(fresh(), [taking(key, { run: { ...rules, counts: [] } })])).toEqual({ outcome: 'refused' });
      expect(await create(fresh(), [taking(key, { run: { ...rules, openAtMost: null } })])).toEqual({ outcome: 'refused' });
    });

    it('moves a bucket on by rule: set while idle, added to while in use', async () => {
      const key = keyFor(fresh());
      const name = 'generate_min' as const;
      const set = { name, setMicros: NOW_MICROS + 20, idleSinceMicros: NOW_MICROS };
      const add = { name, addMicros: 20, latestMicros: NOW_MICROS + 20 };
      const take = (bucket: typeof set | typeof add) =>
        create(fresh(), [taking(key, { run: { slots: 1, openAtMost: null, counts: [], buckets: [bucket] } })]);
      expect(await take(add)).toEqual({ outcome: 'refused' });
      expect(await take(set)).toEqual({ outcome: 'created' });
      expect(await take(set)).toEqual({ outcome: 'refused' });
      expect(await take(add)).toEqual({ outcome: 'created' });
      expect(await take(add)).toEqual({ outcome: 'refused' });
      expect((await read(key)).tats).toEqual({ generate_min: NOW_MICROS + 40 });
    });

    it('takes more for a run that goes on, and notes it in the run; nothing for one that is over', async () => {
      const run = fresh();
      const key = keyFor(run);
      await create(run, [taking(key)]);
      const position = { runId: run.id, epoch: 0, seq: 1 };
      const more = taking(key, { run: null, committedAtMost: nanoUsd(100) });
      const { runs } = makeStores();
      expect(await runs.topUp(position, [more])).toBe(true);
      expect(await runs.topUp(position, [more])).toBe(false);
      expect(await runs.topUp({ ...position, epoch: 1 }, [{ ...more, committedAtMost: null }])).toBe(false);
      expect((await runs.find(run.id))?.holds.map(({ amount, hasSlot }) => [amount, hasSlot])).toEqual([
        [100, true],
        [100, false],
      ]);
      expect(await read(key)).toMatchObject({ committed: 200, openRuns: 1 });
    });

    it('gives back with the ending, once', async () => {
      const run = fresh();
      const key = keyFor(run);
      await create(run, [taking(key)]);
      const ending = {
        at: NOW,
        events: [{ type: 'cancelled' }],
        calls: [],
        hold: 'released',
        changes: [{ key, spent: 7, committed: -93, openRuns: -1 }],
        factoid: null,
        daily: null,
        turn: null,
        problem: null,
        forget: null,
        pieces: 1,
      } as const;
      const { runs } = makeStores();
      const position = { runId: run.id, epoch: 0, seq: 1 };
      const ended = await Promise.all([runs.finish(position, ending), runs.finish(position, ending)]);
      expect(ended.filter(Boolean)).toHaveLength(1);
      expect(await read(key)).toMatchObject({ committed: 7, spent: 7, openRuns: 0 });
    });

    it('does not end a run that has taken more than its ending knows of', async () => {
      const run = fresh();
      const key = keyFor(run);
      await create(run, [taking(key)]);
      const { runs } = makeStores();
      const position = { runId: run.id, epoch: 0, seq: 1 };
      await runs.topUp(position, [taking(key, { run: null })]);
      const nothing = { calls: [], factoid: null, daily: null, turn: null, problem: null, forget: null } as const;
      const ending = { at: NOW, events: [{ type: 'cancelled' }], hold: 'released', ...nothing } as const;
      const back = (committed: number) => [{ key, spent: 0, committed, openRuns: -1 }];
      expect(await runs.finish(position, { ...ending, changes: back(-100), pieces: 1 })).toBe(false);
      expect(await read(key)).toMatchObject({ committed: 200, openRuns: 1 });
      expect(await runs.finish(position, { ...ending, changes: back(-200), pieces: 2 })).toBe(true);
      expect(await read(key)).toMatchObject({ committed: 0, openRuns: 0 });
    });

    it('settles into the counters, once', async () => {
      const run = fresh({ hold: 'settling' });
      const key = keyFor(run);
      await create(run, [taking(key)]);
      const settlement = { calls: [], hold: 'settled', changes: [{ key, spent: 7, committed: -93, openRuns: 0 }] } as const;
      const { runs } = makeStores();
      const settled = await Promise.all([runs.settle(run, settlement), runs.settle(run, settlement)]);
      expect(settled.filter(Boolean)).toHaveLength(1);
      expect(await read(key)).toMatchObject({ committed: 7, spent: 7 });
    });

    it("finds a window's runs, page by page, and tells of the traffic since a moment", async () => {
      const window = '2031-01-02';
      const made = [fresh({ window, promptHash: 'p' }), fresh({ window }), fresh({ window })];
      for (const run of [...made, fresh()]) await create(run, []);
      const { runs } = makeStores();
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof runs.listByWindow>> = await runs.listByWindow(window, { limit: 2, cursor });
        found.push(...page.data.map(({ id }) => id));
        cursor = page.next_cursor;
      } while (cursor !== null);
      expect(found.toSorted()).toEqual(made.map(({ id }) => id).toSorted());
      const traces = await runs.listTraces(window, { since: '2000-01-01T00:00:00.000Z', limit: 10 });
      expect(traces).toHaveLength(3);
      expect(traces[0]).toMatchObject({ runId: made[0]?.id, owner: made[0]?.owner, network: 'net_1', promptHash: 'p' });
    });
  });
}
