import { nanoUsd } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import type { CounterKey, Ledger, Taking, WindowArchive } from '../admission/index.ts';
import type { RunStore } from '../runs/index.ts';
import { sampleRun } from './sample-run.ts';

const NOON = '2099-11-22T12:00:00.000Z';
const LATER = '2099-11-22T12:15:00.000Z';
const EVENING = '2099-11-22T18:00:00.000Z';

interface Parts {
  readonly ledger: Ledger;
  /** Over the same counters: only runs take from them. */
  readonly runs: RunStore;
}

/** What every Ledger promises, whatever it keeps its counters in. */
export function describeLedger(name: string, parts: () => Parts): void {
  let count = 5_000;
  const next = (): number => {
    count += 1;
    return count;
  };
  const freshKey = (): CounterKey => ({ scope: `session:ses_${next()}`, window: '2099-11-22', shard: 0 });

  /** A day of its own for each test. */
  const freshWindow = (): string => new Date(Date.UTC(2030, 0, next() - 5_000)).toISOString().slice(0, 10);
  const take = async (takings: readonly Taking[]) => {
    const run = sampleRun(next());
    expect(await parts().runs.create(run, { idempotency: null, takings })).toEqual({ outcome: 'created' });
  };

  describe(`${name}: the counters of a window`, () => {
    it('are listed with all their shards and what they hold, and none of another window', async () => {
      const window = freshWindow();
      const keys: CounterKey[] = [
        { scope: 'global', window, shard: 0 },
        { scope: 'global', window, shard: 3 },
        { scope: 'session:ses_1', window, shard: 0 },
      ];
      await take(
        [...keys, { scope: 'global' as const, window: freshWindow(), shard: 0 }].map((key, index) => takingOf(key, index + 1)),
      );
      const listed = (await parts().ledger.listCounters(window)).map(({ scope, shard, committed, spent, openRuns, counts }) => {
        return [scope, shard, committed, spent, openRuns, counts.generate];
      });
      expect(listed.sort()).toEqual([
        ['global', 0, 1, 0, 1, 1],
        ['global', 3, 2, 0, 1, 1],
        ['session:ses_1', 0, 3, 0, 1, 1],
      ]);
    });

    it('are all of them, when there are more than one read holds', async () => {
      const window = freshWindow();
      const scopes = Array.from({ length: 230 }, (_, index) => `session:many_${index}` as const);
      for (let at = 0; at < scopes.length; at += 46) {
        await take(scopes.slice(at, at + 46).map((scope) => takingOf({ scope, window, shard: 0 }, 1)));
      }
      const listed = await parts().ledger.listCounters(window);
      expect(new Set(listed.map(({ scope }) => scope))).toEqual(new Set(scopes));
      expect(listed).toHaveLength(scopes.length);
    });
  });

  describe(`${name}: marks`, () => {
    it('throttle a scope for one of many who say so, and again once that is over', async () => {
      const key = freshKey();
      const answers = await Promise.all(Array.from({ length: 5 }, () => parts().ledger.throttle(key, LATER, NOON)));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await parts().ledger.throttle(key, EVENING, '2099-11-22T12:14:59.999Z')).toBe(false);
      expect(await parts().ledger.throttle(key, EVENING, LATER)).toBe(true);
    });

    it('keep what a counter holds, and make one that nothing was taken from yet', async () => {
      const [taken, fresh] = [freshKey(), freshKey()].map((key) => ({ ...key, window: freshWindow() }));
      if (!taken || !fresh) throw new Error('no keys');
      await take([takingOf(taken, 7)]);
      for (const key of [taken, fresh]) {
        await parts().ledger.throttle(key, LATER, NOON);
        await parts().ledger.markNotified(key, 'message-1', NOON);
      }
      const marks = { throttledUntil: LATER, notifiedAt: NOON };
      expect(await parts().ledger.listCounters(taken.window)).toMatchObject([{ ...taken, committed: 7, openRuns: 1, ...marks }]);
      expect(await parts().ledger.listCounters(fresh.window)).toMatchObject([{ ...fresh, committed: 0, openRuns: 0, ...marks }]);
      await take([takingOf(fresh, 9)]);
      expect(await parts().ledger.listCounters(fresh.window)).toMatchObject([{ committed: 9, openRuns: 1, ...marks }]);
    });

    it('note one announcer of many, who may ask again', async () => {
      const key = freshKey();
      const names = ['a', 'b', 'c', 'd'];
      const answers = await Promise.all(names.map((name) => parts().ledger.markNotified(key, name, NOON)));
      expect(answers.filter(Boolean)).toHaveLength(1);
      const again = await Promise.all(names.map((name) => parts().ledger.markNotified(key, name, LATER)));
      expect(again).toEqual(answers);
    });
  });

  describe(`${name}: an archive`, () => {
    it('is put once and stays as it was, and is not taken for a counter', async () => {
      const window = freshWindow();
      expect(await parts().ledger.findArchive(window)).toBeNull();
      const record = archiveOf(window);
      expect(await parts().ledger.archive(record)).toBe(true);
      expect(await parts().ledger.archive({ ...record, closedAt: LATER, drift: [] })).toBe(false);
      expect(await parts().ledger.findArchive(window)).toEqual(record);
      expect(await parts().ledger.listCounters(window)).toEqual([]);
    });
  });
}

function takingOf(key: CounterKey, amount: number): Taking {
  const run = { slots: 1 as const, openAtMost: null, counts: [{ action: 'generate' as const, atMost: 1_000 }], buckets: [] };
  return { key, amount: nanoUsd(amount), committedAtMost: null, run };
}

function archiveOf(window: string): WindowArchive {
  const run = sampleRun(1);
  return {
    window,
    closedAt: NOON,
    scopes: [
      { scope: 'global', budget: nanoUsd(5_000_000_000), spent: nanoUsd(41), runs: 2, admitted: 3 },
      { scope: 'session:ses_1', budget: null, spent: nanoUsd(41), runs: 2, admitted: 3 },
    ],
    byModel: [{ name: 'acme/small', runs: 2, spent: nanoUsd(41) }],
    byKey: [],
    coverage: {
      calls: 3,
      verified: 1,
      unverifiable: 1,
      estimated: 1,
      estimatedAmount: nanoUsd(20),
      overestimatedAmount: nanoUsd(3),
    },
    drift: [
      { kind: 'scope', scope: 'global', figure: 'spent', expected: 40, found: 41 },
      { kind: 'provider', runId: run.id, generationId: 'gen-1', expected: 1, found: 2 },
    ],
    driftCount: 2,
  };
}
