import { FactoidId, nanoUsd, type RunEvent, RunId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { breachesOf, type Evidence } from './invariants.ts';

const runId = RunId.parse('run_01jd9p6v3g0000000000000001');
const factoidId = FactoidId.parse('fct_01jd9p6v3g0000000000000001');
const at = '2026-11-22T09:00:00.000Z';
const events: RunEvent[] = [
  { type: 'pending', run_id: runId, seq: 1, at },
  { type: 'running', run_id: runId, seq: 2, at, model: 'acme/small', attempt: 1 },
  { type: 'cancelled', run_id: runId, seq: 3, at },
];
const CALL = { generationId: 'gen-1', cost: nanoUsd(7), isUnfit: false, isNamed: true };
const RUN = {
  sk: 'RUN' as const,
  holds: [],
  run_id: runId,
  status: 'cancelled' as const,
  hold: 'settled',
  input: { topic: 'fire-0001' },
  quote: { callMaxCost: 100 },
  calls: [{ generationId: 'gen-1', usage: { cost: 7 } }],
  finishedAt: at,
};
const FACTOID = { sk: 'FACTOID' as const, factoid_id: factoidId, runId, cost: 7 };
const WELL: Evidence = {
  run: RUN,
  events,
  factoids: [],
  readings: [
    { after: 0, status: 200, events },
    { after: 3, status: 204, events: [] },
  ],
  view: { status: 'cancelled', costUsd: '0.000000007' },
  calls: [CALL],
  isBroken: false,
  isUnharmed: false,
};

const breachOf = (changes: Partial<Evidence>) => breachesOf({ ...WELL, ...changes }).map(({ kind, what }) => `${kind}: ${what}`);
const callCosts = (cost: number, generationId: string | null) => ({
  run: { ...RUN, calls: [{ generationId, usage: { cost } }] },
  view: { ...WELL.view, costUsd: `0.${String(cost).padStart(9, '0')}` },
});

const failed = (changes: ReturnType<typeof callCosts>) => ({ ...changes, run: { ...changes.run, status: 'failed' as const } });

describe('what is held against a run', () => {
  it('is nothing when all is well, also when a call whose name got lost was settled at the bound', () => {
    expect(breachOf({})).toEqual([]);
    expect(breachOf({ ...callCosts(100, null), isBroken: true })).toEqual([]);
    expect(breachOf({ ...callCosts(100, null), calls: [{ ...CALL, isNamed: false }] })).toEqual([]);
    expect(breachOf({ ...callCosts(0, null), calls: [{ ...CALL, generationId: null, cost: null }] })).toEqual([]);
  });

  it.each<[string, Partial<Evidence>]>([
    ['lost: the accepted run does not exist', { run: undefined }],
    ['lost: it never ended', { run: { ...RUN, finishedAt: null } }],
    ['lost: nothing was in its way, and it cancelled', { isUnharmed: true }],
    ['lost: its log has no terminal event', { events: events.slice(0, 2) }],
    ['lost: it is still in the index of open runs', { run: { ...RUN, open_shard: '0' } }],
    ['lost: its hold is settling', { run: { ...RUN, hold: 'settling' } }],
    ['lost: it succeeded, and its factoid does not exist', { run: { ...RUN, status: 'succeeded' } }],
    ['lost: 2 calls at the provider, 1 in the books', { calls: [{ ...CALL, isUnfit: true }, CALL] }],
    ['lost: call 1 has no cost', { run: { ...RUN, calls: [{ generationId: 'gen-1' }] } }],
    ['doubled: its log has 2 terminal events', { events: [...events, { type: 'cancelled', run_id: runId, seq: 4, at }] }],
    ['doubled: 1 factoids for a run that cancelled', { factoids: [FACTOID] }],
    ['doubled: the model was called again after a fit answer', { calls: [CALL, CALL] }],
    ['doubled: the model was called 3 times', { calls: [CALL, CALL, CALL] }],
    ['mismatched: its events are 1,3', { events: events.filter(({ seq }) => seq !== 2) }],
    ['mismatched: cancelled in the log, failed in the record', { run: { ...RUN, status: 'failed' } }],
    ['mismatched: it names another factoid', { run: { ...RUN, factoidId } }],
    ['mismatched: call 1 costs 8 in the books and 7 at the provider', callCosts(8, 'gen-1')],
    ['mismatched: call 1 costs 100 in the books and 7 at the provider', callCosts(100, 'gen-1')],
    ['mismatched: call 1 costs 100 in the books and 7 at the provider', failed(callCosts(100, null))],
    ['mismatched: call 1 costs 6 in the books and 7 at the provider', callCosts(6, null)],
    ['mismatched: its owner is told a cost of 0.000000008', { view: { ...WELL.view, costUsd: '0.000000008' } }],
    ['mismatched: its factoid costs 8', { factoids: [{ ...FACTOID, cost: 8 }] }],
    ['mismatched: its owner is told that it failed', { view: { ...WELL.view, status: 'failed' } }],
    ['mismatched: its stream after 1 reads otherwise', { readings: [{ after: 1, status: 200, events }] }],
    ['mismatched: its stream after 3 reads otherwise', { readings: [{ after: 3, status: 200, events: [] }] }],
  ])('is named: %s', (what, changes) => {
    expect(breachOf(changes)).toEqual(expect.arrayContaining([expect.stringContaining(what)]));
  });
});
