import { type NanoUsd, nanoUsd } from '@factoids/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counter, type CounterKey, emptyCounter, type Window, type WindowArchive } from '../admission/index.ts';
import type { Run, RunOf } from '../runs/index.ts';
import { countingIds, manualClock, memoryApiKeyStore, sampleKey, sampleRun } from '../testing/index.ts';
import { controlsOf } from '../testing/sample-admission.ts';
import { forecast } from './forecast.ts';
import { getStats, listSpending } from './index.ts';

const TODAY = '2099-11-22';
const usd = (dollars: number): NanoUsd => nanoUsd(dollars * 1_000_000_000);
const cents = (count: number): NanoUsd => nanoUsd(count * 10_000_000);

interface Books {
  readonly counters?: Readonly<Record<Window, readonly Counter[]>>;
  readonly archives?: readonly WindowArchive[];
  readonly runs?: readonly Run[];
}

function setUp({ counters = {}, archives = [], runs = [] }: Books) {
  const keys = memoryApiKeyStore();
  const deps = {
    clock: manualClock('2099-11-22T12:00:00.000Z'),
    ids: countingIds(),
    controls: { load: async () => controlsOf({}), save: async () => false },
    seed: '{}',
    keys,
    ledger: {
      listCounters: async (window: Window) => counters[window] ?? [],
      findArchive: async (window: Window) => archives.find((archive) => archive.window === window) ?? null,
    },
    runs: {
      listByWindow: async (window: Window, { limit, cursor }: { limit: number; cursor: string | null }) => {
        const all = runs.filter((run) => run.window === window);
        const from = Number(cursor ?? 0);
        const hasMore = from + limit < all.length;
        return { data: all.slice(from, from + limit), next_cursor: hasMore ? String(from + limit) : null, has_more: hasMore };
      },
    },
  };
  return { deps, keys };
}

function counter(
  key: Partial<CounterKey>,
  { spent, committed, runs }: { spent: NanoUsd; committed: NanoUsd; runs: number },
): Counter {
  return {
    ...emptyCounter({ scope: 'global', window: TODAY, shard: 0, ...key }),
    spent,
    committed,
    counts: { generate: runs },
    openRuns: 1,
  };
}

function archiveOf(window: Window, spent: NanoUsd, more: Partial<WindowArchive> = {}): WindowArchive {
  return {
    window,
    closedAt: `${window}T00:05:00.000Z`,
    scopes: [{ scope: 'global', budget: usd(5), spent, runs: 2, admitted: 2 }],
    byModel: [{ name: 'acme/small', runs: 2, spent }],
    byKey: [],
    coverage: { calls: 0, verified: 0, unverifiable: 0, estimated: 0, estimatedAmount: usd(0), overestimatedAmount: usd(0) },
    drift: [],
    driftCount: 0,
    ...more,
  };
}

function settled(n: number, cost: NanoUsd, more: Partial<RunOf<'factoid'>> = {}): Run {
  const calls = [
    { startedAt: `${TODAY}T09:00:00.000Z`, generationId: `gen-${n}`, usage: { promptTokens: 1, completionTokens: 1, cost } },
  ];
  return sampleRun(n, { window: TODAY, hold: 'settled', calls, ...more });
}

describe('stats', () => {
  it('tell of today what its counters and runs say, with people only counted together', async () => {
    const keyId = sampleKey(1).id;
    const piece = { window: TODAY, shard: 0, amount: cents(4), hasSlot: true };
    const holds = [
      { ...piece, scope: 'global' as const },
      { ...piece, scope: 'session:b' as const },
    ];
    const { deps, keys } = setUp({
      counters: {
        [TODAY]: [
          counter({}, { spent: cents(10), committed: cents(20), runs: 3 }),
          counter({ shard: 1 }, { spent: cents(5), committed: cents(5), runs: 2 }),
          counter({ scope: 'session:a' }, { spent: cents(1), committed: cents(1), runs: 1 }),
          counter({ scope: 'session:b' }, { spent: cents(2), committed: cents(6), runs: 1 }),
          counter({ scope: `key:${keyId}` }, { spent: cents(12), committed: cents(12), runs: 3 }),
        ],
      },
      runs: [
        settled(1, cents(3)),
        settled(2, cents(12), {
          owner: `key:${keyId}`,
          input: { ...sampleRun(2).input, model: { ...sampleRun(2).input.model, id: 'acme/large' } },
        }),
        sampleRun(3, { window: TODAY, hold: 'settling', holds }),
      ],
    });
    keys.records.set(keyId, sampleKey(1, { tier: 'pro' }));
    const { today } = await getStats({ deps });
    expect(today.total).toEqual({ runs: 5, spent_usd: '0.150000000', held_usd: '0.100000000', settling_usd: '0.040000000' });
    expect(today.by_scope.map(({ name, budget_usd, spent_usd, held_usd }) => [name, budget_usd, spent_usd, held_usd])).toEqual([
      ['global', '5.000000000', '0.150000000', '0.100000000'],
      ['anonymous', '2.000000000', '0.000000000', '0.000000000'],
      ['system', '0.250000000', '0.000000000', '0.000000000'],
      ['session:*', null, '0.030000000', '0.040000000'],
      [`key:${keyId}`, '5.000000000', '0.120000000', '0.000000000'],
    ]);
    expect(today.by_model).toEqual([
      { name: 'acme/large', runs: 1, spent_usd: '0.120000000' },
      { name: 'acme/small', runs: 2, spent_usd: '0.030000000' },
    ]);
    expect(today.by_key).toEqual([{ name: keyId, runs: 1, spent_usd: '0.120000000' }]);
    expect(JSON.stringify(today)).not.toMatch(/session:[ab]/);
  });

  it('take days that are closed from their archive, and others like today', async () => {
    const yesterday = '2099-11-21';
    const { deps } = setUp({
      counters: { [yesterday]: [counter({ window: yesterday }, { spent: cents(7), committed: cents(8), runs: 1 })] },
      archives: [archiveOf('2099-11-20', usd(1)), archiveOf('2099-11-10', usd(2)), archiveOf('2099-10-23', usd(3))],
      runs: [settled(1, cents(7), { window: yesterday })],
    });
    const stats = await getStats({ deps });
    expect(stats.today.total.spent_usd).toBe('0.000000000');
    expect(stats.last_7_days.total).toMatchObject({ runs: 3, spent_usd: '1.070000000', held_usd: '0.010000000' });
    expect(stats.last_30_days.total).toMatchObject({ runs: 5, spent_usd: '3.070000000' });
    expect(stats.last_30_days.by_model).toEqual([{ name: 'acme/small', runs: 5, spent_usd: '3.070000000' }]);
    expect(stats.last_7_days.by_scope[0]).toMatchObject({ name: 'global', budget_usd: '15.000000000' });
  });

  it('read every run of a long day', async () => {
    const runs = Array.from({ length: 250 }, (_, n) => settled(n + 1, cents(1)));
    const { deps } = setUp({ counters: { [TODAY]: [counter({}, { spent: usd(2.5), committed: usd(2.5), runs: 250 })] }, runs });
    const { today } = await getStats({ deps });
    expect(today.by_model).toEqual([{ name: 'acme/small', runs: 250, spent_usd: today.total.spent_usd }]);
  });
});

describe('the spending of today', () => {
  it('is told by scope with its limit, shared scopes first and then the dearest', async () => {
    const { deps } = setUp({
      counters: {
        [TODAY]: [
          counter({ scope: 'network:n' }, { spent: cents(1), committed: cents(3), runs: 1 }),
          counter({ scope: 'session:s' }, { spent: cents(4), committed: cents(4), runs: 1 }),
        ],
      },
    });
    const all = await listSpending({ deps, input: { scope: null } });
    expect(all.map(({ scope, budget }) => [scope, budget])).toEqual([
      ['global', usd(5)],
      ['anonymous', usd(2)],
      ['system', usd(0.25)],
      ['session:s', usd(0.05)],
      ['network:n', usd(0.5)],
    ]);
    expect(await listSpending({ deps, input: { scope: 'network:n' } })).toMatchObject([{ scope: 'network:n', held: cents(2) }]);
  });
});

describe('the forecast', () => {
  const noon = new Date(`${TODAY}T12:00:00.000Z`);
  const of = (pace: Partial<Parameters<typeof forecast>[0]>) =>
    forecast({ now: noon, spentToday: usd(1), committedToday: usd(1), globalBudget: usd(5), daysBefore: [], ...pace });

  it('lets the day go on as in its hours so far', () => {
    expect(of({}).today_usd).toBe('2.000000000');
    expect(of({ spentToday: usd(0), committedToday: usd(0) }).today_usd).toBe('0.000000000');
  });

  it('does not make a dear day of one early run', () => {
    expect(of({ now: new Date(`${TODAY}T00:01:00.000Z`), spentToday: cents(1) }).today_usd).toBe('0.240000000');
  });

  it('takes thirty mean days for a month, from the first that cost anything', () => {
    expect(of({ daysBefore: [usd(2), usd(0), usd(1), usd(0), usd(0), usd(0), usd(0)] }).month_usd).toBe('30.000000000');
    expect(of({ daysBefore: [usd(0), usd(0)] }).month_usd).toBe('60.000000000');
  });

  it('tells when the global budget is used up, if it does not last the day', () => {
    expect(of({ globalBudget: usd(1.5) }).global_budget_lasts_until).toBe(`${TODAY}T18:00:00.000Z`);
    expect(of({ globalBudget: usd(1.5), committedToday: usd(1.25) }).global_budget_lasts_until).toBe(`${TODAY}T15:00:00.000Z`);
    expect(of({ globalBudget: usd(2) }).global_budget_lasts_until).toBeNull();
    expect(of({ globalBudget: null }).global_budget_lasts_until).toBeNull();
    expect(of({ globalBudget: usd(1) }).global_budget_lasts_until).toBe(noon.toISOString());
  });

  it('is never below what is spent, and never breaks on great sums', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000_000_000 }).map(nanoUsd);
    const pace = fc.record({
      now: fc.date({ min: new Date('2099-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      spentToday: amount,
      committedToday: amount,
      globalBudget: fc.option(amount),
      daysBefore: fc.array(amount, { maxLength: 7 }),
    });
    fc.assert(
      fc.property(pace, (given) => {
        const told = forecast(given);
        expect(Number(told.today_usd) * 1e9).toBeGreaterThanOrEqual(given.spentToday * (1 - 1e-12));
        if (told.global_budget_lasts_until !== null) {
          expect(Date.parse(told.global_budget_lasts_until)).toBeGreaterThanOrEqual(given.now.getTime());
        }
      }),
    );
  });
});
