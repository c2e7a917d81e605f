import type { UsageRow } from '@factoids/local-cloud';
import { type BenchCloud, type MeasuredRun, type Pace, QUICK_PACE } from '../bench-cloud.ts';
import { type Bar, distribution, type Figure } from '../figures.ts';
import type { Bench, Row } from '../row.ts';

/** Fast enough that an answer of its full length takes a few seconds. */
const ALONE = { count: 1, gapMs: 0, rounds: 20, quickRounds: 3, pace: { ...QUICK_PACE, tokensPerSecond: 1_600 } } as const;
/** A model that takes long enough for all twenty to be in flight when the last arrives. */
const CROWD = {
  ...ALONE,
  count: 20,
  gapMs: 50,
  rounds: 6,
  quickRounds: 1,
  pace: { ...ALONE.pace, timeToFirstTokenMs: 900 },
} as const;
/** A small hosted model as it usually is. */
const USUAL_PACE: Pace = { timeToFirstTokenMs: 600, tokensPerSecond: 80 };
const USUAL_TURNS = 5;
/** As twenty people talk: an answer takes eleven seconds, and one begins as another ends. The first twenty find fewer. */
const SUSTAINED: Load = { count: 60, gapMs: 600, rounds: 1, quickRounds: 0, pace: USUAL_PACE };
const RAMP = 20;
const WARMING_CROWDS = [2, 4, 8, 12, 16, 20, 20, 20] as const;
const TOKENS = 1_000;

interface Load {
  readonly count: number;
  readonly gapMs: number;
  readonly rounds: number;
  readonly quickRounds: number;
  readonly pace: Pace;
}

/** What a chat adds to the model's own time until the first word is there, and what its answers cost to keep. */
export const chat: Row = {
  name: 'chat',
  async measure(bench) {
    const cloud = await bench.cloud();
    cloud.setPace(ALONE.pace);
    for (const crowd of WARMING_CROWDS) await cloud.runs(crowd, 0, 'chat');
    const alone = await measureTurns(bench, ALONE);
    const crowd = await measureTurns(bench, CROWD);
    const sustained = (await measureTurns(bench, SUSTAINED)).slice(RAMP);
    return [
      ...figuresOf('alone', alone, [{ of: 'p50', most: 150 }]),
      ...figuresOf('20 at once', crowd, [{ of: 'p50', most: 300 }]),
      ...(bench.quick ? [] : [...figuresOf('20 in flight', sustained, [{ of: 'p50', most: 300 }]), inFlight(sustained)]),
      ...(await writeFigures(cloud, bench.quick ? 1 : USUAL_TURNS)),
    ];
  },
};

async function measureTurns(bench: Bench, load: Load): Promise<readonly MeasuredRun[]> {
  const { count, gapMs, rounds, quickRounds, pace } = load;
  const { runs, setPace } = await bench.cloud();
  setPace(pace);
  const all: MeasuredRun[] = [];
  for (let round = 0; round < (bench.quick ? quickRounds : rounds); round += 1) all.push(...(await runs(count, gapMs, 'chat')));
  return all;
}

function figuresOf(load: string, turns: readonly MeasuredRun[], bars: readonly Bar[]): Figure[] {
  const figure = (what: string, value: (turn: MeasuredRun) => number, its: readonly Bar[] = []) =>
    distribution({ name: `${what}, ${load}`, unit: 'ms', scalesWith: 'process', bars: its }, turns.map(value));
  return [
    figure('POST message', ({ acceptedMs }) => acceptedMs),
    figure('first word overhead', (turn) => turn.firstDeltaMs - turn.firstTokenMs, bars),
    figure(
      '  accepted until running (store, queue, lease, retrieval)',
      (turn) => madeAt(turn, 'running') - madeAt(turn, 'pending'),
    ),
    figure('  running until called (graph, HTTP)', (turn) => turn.calledAt - madeAt(turn, 'running')),
    figure('  first token until event', (turn) => madeAt(turn, 'delta') - turn.calledAt - turn.firstTokenMs),
    figure('  provider until first token, subtracted', ({ firstTokenMs }) => firstTokenMs),
  ];
}

/** How many were begun while one was being answered, itself among them: at a steady pace, as many as are in flight. */
function inFlight(turns: readonly MeasuredRun[]): Figure {
  const last = turns.at(-1)?.startedAt ?? 0;
  const counts = turns
    .filter(({ startedAt, endedMs }) => startedAt + endedMs < last)
    .map(
      ({ startedAt, endedMs }) =>
        turns.filter((each) => each.startedAt >= startedAt && each.startedAt < startedAt + endedMs).length,
    );
  return distribution({ name: 'turns at once, 20 in flight', unit: 'calls', scalesWith: null }, counts);
}

function madeAt({ events, requestId }: MeasuredRun, type: string): number {
  const found = events.find((event) => event.type === type);
  if (!found) throw new Error(`turn ${requestId} has no ${type}`);
  return found.madeAt;
}

/** At the pace of a usual model, since a frame is a stretch of time: how many words it has is up to the model. */
async function writeFigures({ cloud, runs, setPace }: BenchCloud, turns: number): Promise<Figure[]> {
  setPace(USUAL_PACE);
  const before = cloud.provider?.ledger.length ?? 0;
  cloud.usage.reset();
  for (let turn = 0; turn < turns; turn += 1) await runs(1, 0, 'chat');
  const rows = cloud.usage.report();
  const calls = (cloud.provider?.ledger ?? []).slice(before).filter(({ kind }) => kind === 'completion');
  const tokens = calls.reduce((sum, { completionTokens }) => sum + completionTokens, 0);
  const units = (name: string, value: number) => distribution({ name, unit: 'units', scalesWith: null }, [value]);
  const frames = rows.filter((row) => row.function === 'chat-worker' && row.operation !== 'TransactWriteItems');
  return [
    units('write units a turn of one call', writesOf(rows) / turns),
    units('streamed tokens a turn', tokens / turns),
    units('write units for 1,000 streamed tokens', (writesOf(frames) / tokens) * TOKENS),
  ];
}

function writesOf(rows: readonly UsageRow[]): number {
  return rows.reduce((sum, { writeUnits, indexWriteUnits }) => sum + writeUnits + indexWriteUnits, 0);
}
