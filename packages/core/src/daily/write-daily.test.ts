import { nanoUsd, type RunId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { seedControls } from '../admission/index.ts';
import { executeRun, type FactoidWriter } from '../runs/index.ts';
import { memoryDailyStore, memoryFactoidStore, noSearch, sampleFactoid, sampleRunId, setUpAdmission } from '../testing/index.ts';
import { writeDaily } from './write-daily.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const TODAY = '2099-11-22';
const USAGE = { promptTokens: 11, completionTokens: 28, cost: nanoUsd(18_450) };

/** A system whose schedule and worker run when they are told to. */
function setUp(policy: object = {}) {
  const world = setUpAdmission(policy);
  const { state, clock, queue } = world;
  const deps = { ...world.deps, daily: memoryDailyStore(state) };
  let written = 0;
  const model = { isBroken: false, calls: 0 };
  const writer: FactoidWriter = {
    promptBytes: () => 1_000,
    async *write() {
      model.calls += 1;
      written += 1;
      const output = model.isBroken ? {} : factNumber(written);
      yield { type: 'finished', output, raw: JSON.stringify(output), finishReason: 'stop', usage: USAGE };
    },
  };
  const factoids = memoryFactoidStore(state.factoids);
  const execute = async (runId: RunId) => {
    const execution = executeRun({
      deps: { ...deps, factoids, search: noSearch, writer, leaseMs: 100_000 },
      runId,
      holder: `worker of ${runId}`,
    });
    for (let step = 0; step < 10; step += 1) await clock.advance(100);
    return execution;
  };
  /** Runs everything that waits in the queue. */
  const work = async () => {
    for (const { message } of queue.sent.splice(0)) if (message.type === 'run.requested') await execute(message.run_id);
  };
  const pass = () => writeDaily({ deps });
  return { ...world, deps, pass, work, model, days: () => [...state.dailies.keys()].sort() };
}

const SUBJECTS = ['Otters', 'Glaciers', 'Trumpets', 'Comets', 'Saffron', 'Bridges', 'Chess', 'Volcanoes', 'Bees', 'Maps'];

function factNumber(n: number) {
  const subject = `${SUBJECTS[n % SUBJECTS.length]}`;
  return { text: `${subject} are the subject of fact ${n}, which nothing else resembles.`, subject, emoji: '🦦' };
}

const outcomes = ({ attempts }: Awaited<ReturnType<typeof writeDaily>>) => attempts.map(({ date, outcome }) => [date, outcome]);

describe('the factoid of the day', () => {
  it('is asked for by the system itself, and is the one of today when its run has ended', async () => {
    const { pass, work, state, days } = setUp();
    expect(outcomes(await pass())).toEqual([[TODAY, 'requested']]);
    await work();
    const [run] = [...state.runs.values()];
    expect(run).toMatchObject({ owner: 'system:daily', party: { kind: 'system' }, daily: TODAY, status: 'succeeded' });
    expect(state.dailies.get(TODAY)).toMatchObject({ factoidId: run?.factoidId, runId: run?.id });
    expect(days()).toEqual([TODAY]);
  });

  it('is paid for out of what the system may spend, inside of everything together', async () => {
    const { pass, work, state } = setUp();
    await pass();
    const [run] = [...state.runs.values()];
    expect(run?.holds.map(({ scope }) => scope)).toEqual(['global', 'system']);
    await work();
    for (const scope of ['global', 'system']) {
      expect([state.book.total(scope, 'spent'), state.book.total(scope, 'committed')]).toEqual([18_450, 18_450]);
      expect(state.book.total(scope, 'openRuns')).toBe(0);
    }
  });

  it('is asked for once however often the schedule comes', async () => {
    const { pass, work, state } = setUp();
    await pass();
    expect(outcomes(await pass())).toEqual([[TODAY, 'open']]);
    await work();
    expect(outcomes(await pass())).toEqual([]);
    expect(state.runs.size).toBe(1);
  });

  it('is asked for once by two passes at the same moment', async () => {
    const { pass, state } = setUp();
    const both = await Promise.all([pass(), pass()]);
    expect(both.flatMap(outcomes).map(([, outcome]) => outcome)).toEqual(expect.arrayContaining(['requested', 'asked_before']));
    expect(state.runs.size).toBe(1);
  });

  it('is tried again in the next hour when its run has failed, and not before', async () => {
    const { pass, work, clock, state, model, days } = setUp();
    model.isBroken = true;
    await pass();
    await work();
    expect(outcomes(await pass())).toEqual([[TODAY, 'asked_before']]);
    model.isBroken = false;
    await clock.advance(HOUR_MS);
    expect(outcomes(await pass())).toEqual([[TODAY, 'requested']]);
    await work();
    expect([state.runs.size, days()]).toEqual([2, [TODAY]]);
  });

  it('is waited for as long as its run is open', async () => {
    const { pass, clock, state } = setUp();
    await pass();
    await clock.advance(HOUR_MS);
    expect(outcomes(await pass())).toEqual([[TODAY, 'open']]);
    expect(state.runs.size).toBe(1);
  });
});

describe('days that were missed', () => {
  it('get theirs later, two runs a pass, and today goes first', async () => {
    const { pass, work, clock, days } = setUp();
    await pass();
    await work();
    await clock.advance(4 * DAY_MS);
    expect(outcomes(await pass())).toEqual([
      ['2099-11-26', 'requested'],
      ['2099-11-25', 'requested'],
    ]);
    await work();
    expect(outcomes(await pass())).toEqual([
      ['2099-11-24', 'requested'],
      ['2099-11-23', 'requested'],
    ]);
    await work();
    expect(outcomes(await pass())).toEqual([]);
    expect(days()).toEqual(['2099-11-22', '2099-11-23', '2099-11-24', '2099-11-25', '2099-11-26']);
  });

  it('are told once they went without to their end, and no more once they have theirs', async () => {
    const { pass, work, clock } = setUp();
    expect((await pass()).wentWithout).toBeNull();
    await work();
    await clock.advance(2 * DAY_MS);
    expect((await pass()).wentWithout).toBe('2099-11-23');
    await work();
    expect((await pass()).wentWithout).toBeNull();
  });

  it('are not made up for when they lie a week back, or before the first', async () => {
    const { pass, work, clock, days } = setUp();
    await pass();
    await work();
    await clock.advance(8 * DAY_MS);
    expect(outcomes(await pass())).toEqual([['2099-11-30', 'requested']]);
    await work();
    expect(days()).toEqual(['2099-11-22', '2099-11-30']);
  });
});

describe('two passes around midnight', () => {
  it('may both ask for the day that ends: it gets one factoid, and the other run names it', async () => {
    const { deps, work, clock, state, days } = setUp();
    await clock.advance(Date.parse('2099-11-22T23:59:59.999Z') - clock.now().getTime());
    const before = { date: '2099-11-21', factoidId: sampleFactoid(9).id, runId: sampleRunId(9) };
    state.dailies.set(before.date, { ...before, createdAt: clock.now().toISOString() });
    // The second does not see the run of the first: the index that tells of it lags.
    const blind = {
      ...deps,
      runs: { ...deps.runs, listByOwner: async () => ({ data: [], has_more: false, next_cursor: null }) },
    };
    await writeDaily({ deps });
    await clock.advance(1);
    await writeDaily({ deps: blind });
    expect([...state.runs.values()].map(({ daily }) => daily).sort()).toEqual([TODAY, TODAY, '2099-11-23']);
    await work();
    expect(days()).toEqual(['2099-11-21', TODAY, '2099-11-23']);
    const ofToday = [...state.runs.values()].filter(({ daily }) => daily === TODAY);
    expect(ofToday.map(({ status }) => status).sort()).toEqual(['failed', 'succeeded']);
    const factoidId = state.dailies.get(TODAY)?.factoidId;
    expect(ofToday.find(({ status }) => status === 'failed')).toMatchObject({
      hold: 'settled',
      factoidId: null,
      problem: { code: 'duplicate', existing: { id: factoidId, url: `/f/${factoidId}` } },
    });
    expect(state.factoids.size).toBe(2);
  });
});

describe('a system that may not', () => {
  it.each([
    ['system', { system: '0.000001' }],
    ['global', { global: '0.000001' }],
  ])('spend any more (%s) makes no run and calls no model', async (scope, budgets) => {
    const { pass, work, state, model } = setUp({ budgets });
    expect((await pass()).attempts).toMatchObject([{ date: TODAY, outcome: 'refused', code: 'budget_exhausted', runId: null }]);
    await work();
    expect([state.runs.size, model.calls, state.book.total(scope, 'committed')]).toEqual([0, 0, 0]);
  });

  it.each(['all', 'model:acme/small'])('because the operator has stopped %s, waits for the next hour', async (target) => {
    const { pass, world, deps, clock, state } = setUp();
    const seeded = seedControls(deps.seed);
    world.controls = { ...seeded, kills: [{ target, at: clock.now().toISOString() }] };
    expect((await pass()).attempts).toMatchObject([{ outcome: 'refused' }]);
    expect(state.runs.size).toBe(0);
    world.controls = seeded;
    await clock.advance(HOUR_MS);
    expect(outcomes(await pass())).toEqual([[TODAY, 'requested']]);
  });

  it('goes on when only visitors are stopped', async () => {
    const { pass, world, deps, clock } = setUp();
    world.controls = { ...seedControls(deps.seed), kills: [{ target: 'anonymous', at: clock.now().toISOString() }] };
    expect(outcomes(await pass())).toEqual([[TODAY, 'requested']]);
  });

  it('queue its run has spent nothing, and tries again at once when it is called again', async () => {
    const { pass, queue, state } = setUp();
    queue.isUp = false;
    expect((await pass()).attempts).toMatchObject([{ outcome: 'refused', code: 'queue_unavailable' }]);
    expect(state.book.total('system', 'committed')).toBe(0);
    queue.isUp = true;
    expect(outcomes(await pass())).toEqual([[TODAY, 'requested']]);
  });
});
