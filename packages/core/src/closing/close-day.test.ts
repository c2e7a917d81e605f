import { type NanoUsd, nanoUsd, type RunId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { counterId, emptyCounter, type HoldPiece } from '../admission/counter.ts';
import { closeHold } from '../runs/close-hold.ts';
import type { ProviderUsage, Run, RunCall, RunOf } from '../runs/index.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryLedger } from '../testing/memory-ledger.ts';
import { memoryNotices } from '../testing/memory-notices.ts';
import { memoryRunStore } from '../testing/memory-run-store.ts';
import { sampleRun } from '../testing/sample-run.ts';
import { closeDay, closeDays } from './close-day.ts';
import { verifyWindow } from './verify-window.ts';

const DAY = '2099-11-22';
const SCOPES = ['global', 'anonymous', 'network:net_1', 'session:ses_1'] as const;
const MOST = nanoUsd(1_000);

function makeWorld(now: string) {
  const { store: runs, state } = memoryRunStore();
  const ledger = memoryLedger(state.book);
  const notices = memoryNotices();
  const provider = new Map<string, NanoUsd>();
  const lookup = { find: async (id: string) => usage(provider.get(id)) };
  const clock = manualClock(now);
  const controls = { load: async () => null };
  const deps = { clock, runs, ledger, controls, notices, lookup, hasTime: () => true };
  let count = 0;

  async function admitted(overrides: Partial<RunOf<'factoid'>> = {}): Promise<Run> {
    count += 1;
    const window = overrides.window ?? DAY;
    const amount = nanoUsd(2 * MOST);
    const holds = SCOPES.map((scope): HoldPiece => ({ scope, window, shard: 0, amount, hasSlot: true }));
    const run = sampleRun(count, { holds, ...overrides });
    const taking = { slots: 1 as const, openAtMost: null, counts: [{ action: 'generate' as const, atMost: 1_000 }], buckets: [] };
    const takings = run.holds.map(({ amount, hasSlot, ...key }) => ({
      key,
      amount,
      committedAtMost: null,
      run: hasSlot ? taking : null,
    }));
    await runs.create(run, { idempotency: null, takings });
    return run;
  }

  async function ended(run: Run, calls: readonly RunCall[]): Promise<Run> {
    const ending = {
      at: run.createdAt,
      events: [{ type: 'cancelled' as const }] as const,
      factoid: null,
      daily: null,
      turn: null,
      problem: null,
      forget: null,
      pieces: run.holds.length,
    };
    await runs.finish({ runId: run.id, epoch: 0, seq: 1 }, { ...ending, calls, ...closeHold(run, calls) });
    return (await runs.find(run.id)) ?? run;
  }

  /** A run whose call cost so much, by our books and by the provider's. */
  async function spent(cost: number, billed: number | null = cost, overrides: Partial<RunOf<'factoid'>> = {}): Promise<RunId> {
    const run = await admitted(overrides);
    const generationId = `gen-${run.id}`;
    if (billed !== null) provider.set(generationId, nanoUsd(billed));
    await ended(run, [{ startedAt: run.createdAt, generationId, usage: usage(nanoUsd(cost)) }]);
    return run.id;
  }

  function bend(scope: (typeof SCOPES)[number], by: Partial<Record<'spent' | 'committed' | 'openRuns', number>>) {
    state.book.change([{ key: { scope, window: DAY, shard: 0 }, spent: 0, committed: 0, openRuns: 0, ...by }]);
  }

  return { deps, clock, ledger, notices, provider, admitted, ended, spent, bend, state };
}

function usage(cost: NanoUsd | undefined): ProviderUsage | null {
  return cost === undefined ? null : { promptTokens: 1, completionTokens: 1, cost };
}

describe('closing a day', () => {
  it('archives where the money went, tells once, and changes nothing when it comes again', async () => {
    const { deps, notices, ledger, spent } = makeWorld('2099-11-23T00:01:00.000Z');
    await spent(30);
    await spent(11, 11, { owner: 'key:key_1' });
    const [before] = [await closeDay({ deps, window: DAY })];
    expect(before).toEqual({ window: DAY, outcome: 'closed', drift: [] });
    const archive = await ledger.findArchive(DAY);
    expect(archive).toMatchObject({
      window: DAY,
      closedAt: '2099-11-23T00:01:00.000Z',
      byModel: [{ name: 'acme/small', runs: 2, spent: 41 }],
      byKey: [{ name: 'key_1', runs: 1, spent: 11 }],
      coverage: { calls: 2, verified: 2, unverifiable: 0, estimated: 0 },
      drift: [],
    });
    expect(archive?.scopes.find(({ scope }) => scope === 'global')).toEqual({
      scope: 'global',
      budget: 5_000_000_000,
      spent: 41,
      runs: 2,
      admitted: 2,
    });
    expect(await closeDay({ deps, window: DAY })).toMatchObject({ outcome: 'known' });
    expect(await closeDays({ deps })).toHaveLength(7);
    expect(await ledger.findArchive(DAY)).toEqual(archive);
    expect(notices.raised).toMatchObject([
      { type: 'notice.day_closed', window: DAY, spent_usd: '0.000000041', runs: 2, drifts: 0 },
    ]);
  });

  it('takes votes for no runs', async () => {
    const { deps, ledger, spent, state } = makeWorld('2099-11-23T00:01:00.000Z');
    await spent(30);
    const key = { scope: 'session:ses_1', window: DAY, shard: 0 } as const;
    const run = { slots: 0 as const, openAtMost: null, counts: [{ action: 'vote' as const, atMost: 50 }], buckets: [] };
    state.book.write([{ key, amount: nanoUsd(0), committedAtMost: null, run }]);
    expect(await closeDay({ deps, window: DAY })).toMatchObject({ outcome: 'closed', drift: [] });
    const scopes = (await ledger.findArchive(DAY))?.scopes;
    expect(scopes?.find(({ scope }) => scope === 'session:ses_1')).toMatchObject({ runs: 1, admitted: 1 });
  });

  it('waits for the last hold, while new days go on, and is done by a later pass', async () => {
    const { deps, clock, notices, admitted, ended, spent } = makeWorld('2099-11-23T00:01:00.000Z');
    await spent(30);
    const late = await admitted();
    await admitted({ window: '2099-11-23' });
    expect(await closeDay({ deps, window: DAY })).toMatchObject({ outcome: 'open' });
    const settling = await ended(late, [{ startedAt: DAY, generationId: 'gen-late', usage: null }]);
    expect(settling.hold).toBe('settling');
    expect(await closeDay({ deps, window: DAY })).toMatchObject({ outcome: 'open' });
    expect(notices.raised).toEqual([]);
    const calls = [{ startedAt: DAY, generationId: 'gen-late', usage: usage(nanoUsd(5)) }];
    await deps.runs.settle(settling, { calls, ...closeHold(settling, calls) });
    await clock.advance(10 * 60_000);
    const closed = await closeDays({ deps });
    expect(closed.find(({ window }) => window === DAY)).toEqual({ window: DAY, outcome: 'closed', drift: [] });
    expect(closed.filter(({ outcome }) => outcome === 'empty')).toHaveLength(6);
  });

  it('counts what a run took more of after midnight in the day from which it took it', async () => {
    const { deps, admitted, ended, ledger } = makeWorld('2099-11-24T00:11:00.000Z');
    const days = [DAY, '2099-11-23'];
    const holds = days.flatMap((window) =>
      SCOPES.map((scope): HoldPiece => ({ scope, window, shard: 0, amount: MOST, hasSlot: window === DAY })),
    );
    const run = await admitted({ holds });
    expect(await closeDay({ deps, window: '2099-11-23' })).toMatchObject({ outcome: 'open' });
    await ended(run, [{ startedAt: DAY, generationId: null, usage: usage(nanoUsd(1_600)) }]);
    for (const window of days) expect(await closeDay({ deps, window })).toEqual({ window, outcome: 'closed', drift: [] });
    expect((await ledger.findArchive('2099-11-23'))?.byModel).toEqual([{ name: 'acme/small', runs: 0, spent: 600 }]);
  });

  it('says that a hold which is open for more than a day is stuck', async () => {
    const { deps, admitted } = makeWorld('2099-11-24T00:01:00.000Z');
    await admitted();
    expect(await closeDay({ deps, window: DAY })).toMatchObject({ outcome: 'stuck' });
  });

  it('never closes a day that goes on', async () => {
    const { deps, spent } = makeWorld('2099-11-22T23:59:59.999Z');
    await spent(30);
    await expect(closeDay({ deps, window: DAY })).rejects.toThrow(RangeError);
    expect((await closeDays({ deps })).map(({ window }) => window)).not.toContain(DAY);
  });
});

describe('drift', () => {
  const LATE = '2099-11-23T00:11:00.000Z';

  it.each([
    ['global', { spent: 1, committed: 1 }, ['spent', 'committed']],
    ['session:ses_1', { spent: -1 }, ['spent']],
    ['anonymous', { committed: 1 }, ['committed']],
    ['network:net_1', { openRuns: 1 }, ['open_runs']],
  ] as const)('of one in the counter of %s (%o) is found, archived and told', async (scope, by, figures) => {
    const { deps, notices, ledger, spent, bend } = makeWorld(LATE);
    await spent(30);
    bend(scope, by);
    const { outcome, drift } = await closeDay({ deps, window: DAY });
    expect(outcome).toBe('closed');
    expect(drift.map((each) => each.kind === 'scope' && [each.scope, each.figure, Math.abs(each.found - each.expected)])).toEqual(
      figures.map((figure) => [scope, figure, 1]),
    );
    expect(await ledger.findArchive(DAY)).toMatchObject({ drift, driftCount: drift.length });
    expect(notices.raised.map(({ type }) => type)).toEqual(['notice.day_closed', 'notice.drift']);
    expect(await verifyWindow({ deps, window: DAY })).toMatchObject({ drift });
  });

  it('is a run that no counter knows, and a counter that no run explains', async () => {
    const { deps, spent, state } = makeWorld(LATE);
    await spent(30);
    state.book.counters.delete(`session:ses_1#${DAY}#0`);
    const stray = { ...emptyCounter({ scope: 'key:key_9', window: DAY, shard: 0 }), spent: nanoUsd(2), committed: nanoUsd(2) };
    state.book.counters.set(counterId(stray), stray);
    const { drift } = await closeDay({ deps, window: DAY });
    expect(drift).toMatchObject([
      { scope: 'key:key_9', figure: 'spent', expected: 0, found: 2 },
      { scope: 'key:key_9', figure: 'committed', expected: 0, found: 2 },
      { scope: 'session:ses_1', figure: 'spent', expected: 30, found: 0 },
      { scope: 'session:ses_1', figure: 'committed', expected: 30, found: 0 },
    ]);
  });

  it('is a call that the provider billed one nano-dollar dearer or cheaper', async () => {
    const { deps, spent } = makeWorld(LATE);
    const [dearer, cheaper] = [await spent(30, 31), await spent(30, 29)];
    await spent(30);
    const { drift } = await closeDay({ deps, window: DAY });
    expect(drift).toHaveLength(2);
    expect(drift).toEqual(
      expect.arrayContaining([
        { kind: 'provider', runId: dearer, generationId: `gen-${dearer}`, expected: 31, found: 30 },
        { kind: 'provider', runId: cheaper, generationId: `gen-${cheaper}`, expected: 29, found: 30 },
      ]),
    );
  });

  it('is not that the provider does not know a call, nor a call at its bound that turned out cheaper', async () => {
    const { deps, ledger, spent, ended, admitted } = makeWorld(LATE);
    await spent(30, null);
    await spent(MOST, 400);
    await spent(MOST, null);
    await ended(await admitted(), [{ startedAt: DAY, generationId: null, usage: usage(nanoUsd(0)) }]);
    expect(await closeDay({ deps, window: DAY })).toMatchObject({ outcome: 'closed', drift: [] });
    expect((await ledger.findArchive(DAY))?.coverage).toEqual({
      calls: 4,
      verified: 1,
      unverifiable: 1,
      estimated: 2,
      estimatedAmount: 2_000,
      overestimatedAmount: 600,
    });
  });

  it('is, when the provider billed more than the bound', async () => {
    const { deps, spent } = makeWorld(LATE);
    await spent(MOST, MOST + 1);
    expect((await closeDay({ deps, window: DAY })).drift).toMatchObject([{ kind: 'provider', expected: 1_001, found: 1_000 }]);
  });

  it('is not believed within minutes of midnight, when an index may lag, and is by the next pass', async () => {
    const { deps, clock, ledger, notices, spent, bend } = makeWorld('2099-11-23T00:01:00.000Z');
    await spent(30);
    bend('global', { spent: 1, committed: 1 });
    expect(await closeDay({ deps, window: DAY })).toMatchObject({ outcome: 'unsure', drift: [{}, {}] });
    expect([await ledger.findArchive(DAY), notices.raised]).toEqual([null, []]);
    await clock.advance(10 * 60_000);
    expect(await closeDay({ deps, window: DAY })).toMatchObject({ outcome: 'closed', drift: [{}, {}] });
  });

  it('is not asked of the provider when there is no time left, which shows in the coverage', async () => {
    const { deps, ledger, spent } = makeWorld(LATE);
    await spent(30, 31);
    await closeDay({ deps: { ...deps, hasTime: () => false }, window: DAY });
    expect(await ledger.findArchive(DAY)).toMatchObject({ driftCount: 0, coverage: { calls: 1, unverifiable: 1 } });
  });
});

describe('a day that goes on', () => {
  it('agrees with its runs, open holds included', async () => {
    const { deps, admitted, ended, spent } = makeWorld('2099-11-22T12:00:00.000Z');
    await spent(30);
    await admitted();
    await ended(await admitted(), [{ startedAt: DAY, generationId: 'gen-late', usage: null }]);
    const books = await verifyWindow({ deps, window: DAY });
    expect(books.drift).toEqual([]);
    expect(books.tally.open.map(({ hold, held }) => [hold, held])).toEqual([
      ['held', 2_000],
      ['settling', 2_000],
    ]);
    expect(books.scopes.find(({ scope }) => scope === 'global')?.counters).toMatchObject({
      spent: 30,
      committed: 4_030,
      openRuns: 1,
    });
  });

  it('is looked at again before a difference is believed', async () => {
    const { deps, clock, bend, spent } = makeWorld('2099-11-22T12:00:00.000Z');
    await spent(30);
    bend('global', { committed: 7 });
    const passing = verifyWindow({ deps, window: DAY });
    await clock.advance(500);
    bend('global', { committed: -7 });
    await clock.advance(1_000);
    expect((await passing).drift).toEqual([]);
    bend('session:ses_1', { spent: 1 });
    const lasting = verifyWindow({ deps, window: DAY });
    await clock.advance(10_000);
    expect((await lasting).drift).toMatchObject([{ scope: 'session:ses_1', figure: 'spent', expected: 30, found: 31 }]);
  });
});
