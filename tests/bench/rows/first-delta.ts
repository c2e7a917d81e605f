import { type MeasuredRun, type Pace, QUICK_PACE } from '../bench-cloud.ts';
import { type Bar, distribution, type Figure } from '../figures.ts';
import type { Bench, Row } from '../row.ts';

const ALONE = { count: 1, gapMs: 0, rounds: 40, quickRounds: 5, pace: QUICK_PACE } as const;
/** A model that takes long enough for all twenty to be in flight when the last arrives. */
const SLOWER_PACE = { ...QUICK_PACE, timeToFirstTokenMs: 800 };
const CROWD = { count: 20, gapMs: 50, rounds: 12, quickRounds: 2, pace: SLOWER_PACE } as const;

interface Load {
  readonly count: number;
  readonly gapMs: number;
  readonly rounds: number;
  readonly quickRounds: number;
  readonly pace: Pace;
}

/** What the system adds to the provider's own time until a visitor sees the first text: alone, and with twenty runs in flight. */
export const firstDelta: Row = {
  name: 'first-delta',
  async measure(bench) {
    const alone = await measureRuns(bench, ALONE);
    const crowd = await measureRuns(bench, CROWD);
    return [
      ...figuresOf('alone', alone, [{ of: 'p50', most: 120 }]),
      ...figuresOf('20 in flight', crowd, [
        { of: 'p50', most: 250 },
        { of: 'p99', most: 800 },
      ]),
    ];
  },
};

async function measureRuns(bench: Bench, load: Load): Promise<readonly MeasuredRun[]> {
  const { count, gapMs, rounds, quickRounds, pace } = load;
  const { runs, setPace } = await bench.cloud();
  setPace(pace);
  const all: MeasuredRun[] = [];
  for (let round = 0; round < (bench.quick ? quickRounds : rounds); round += 1) all.push(...(await runs(count, gapMs)));
  return all;
}

function figuresOf(load: string, runs: readonly MeasuredRun[], bars: readonly Bar[]): Figure[] {
  const figure = (what: string, value: (run: MeasuredRun) => number, its: readonly Bar[] = []) =>
    distribution({ name: `${what}, ${load}`, unit: 'ms', scalesWith: 'process', bars: its }, runs.map(value));
  return [
    figure('POST generate', ({ acceptedMs }) => acceptedMs),
    figure('first delta overhead', (run) => run.firstDeltaMs - run.firstTokenMs, bars),
    ...Object.entries(STAGES).map(([name, value]) => figure(`  ${name}`, value)),
    figure('  provider until first token, subtracted', ({ firstTokenMs }) => firstTokenMs),
    distribution({ name: `any later event until client, ${load}`, unit: 'ms', scalesWith: 'process' }, runs.flatMap(lateEvents)),
  ];
}

/** Where the overhead goes, from the times that events and the provider's ledger bear. They add up to it. */
const STAGES: Readonly<Record<string, (run: MeasuredRun) => number>> = {
  'asked until accepted': (run) => madeAt(run, 'pending') - run.startedAt,
  'accepted until running (store, queue, lease)': (run) => madeAt(run, 'running') - madeAt(run, 'pending'),
  'running until called (chain, HTTP)': (run) => run.calledAt - madeAt(run, 'running'),
  'first token until event': (run) => madeAt(run, 'delta') - run.calledAt - run.firstTokenMs,
  'event until client (store, stream)': (run) => event(run, 'delta').arrivedAt - madeAt(run, 'delta'),
};

/** Events that were made when the stream was open; those before are replayed. */
function lateEvents({ events }: MeasuredRun): number[] {
  return events.slice(events.findIndex(({ type }) => type === 'delta')).map((each) => each.arrivedAt - each.madeAt);
}

const madeAt = (run: MeasuredRun, type: string) => event(run, type).madeAt;

function event({ events, requestId }: MeasuredRun, type: string) {
  const found = events.find((each) => each.type === type);
  if (!found) throw new Error(`run ${requestId} has no ${type}`);
  return found;
}
