import { SearchHits } from '@factoids/contracts';
import type { LocalCloud } from '@factoids/local-cloud';
import { putVectors, vectorOf } from '../content/put-vectors.ts';
import { startLibrary } from '../content/start-library.ts';
import { type Bar, distribution, type Figure } from '../figures.ts';
import type { Bench, Row } from '../row.ts';

const SIZES = [
  { factoids: 10_000, bars: { warm: [{ of: 'p50', most: 30 }], cold: [{ of: 'p50', most: 300 }] } },
  { factoids: 100_000, bars: { warm: [], cold: [] } },
] as const;
const QUICK_SIZES = [{ factoids: 1_000, bars: { warm: [], cold: [] } }] as const;
const TIMES = { rounds: 12, colds: 5 } as const;
const QUICK_TIMES = { rounds: 2, colds: 1 } as const;
const LIMIT = 8;

/** As people ask: some words of each are in thousands of factoids. */
const QUESTIONS = [
  'How many striped pebbles do squid carry every spring?',
  'Which animals glow at full moon?',
  'What did beekeepers find out about lanterns?',
  'Why do owls hide keys from their neighbours?',
  'Are there lichens that count shells in one night?',
  'What percent of the candles are hollow?',
  'Who wrote down that whales exchange maps during an eclipse?',
  'Do moths remember the weather?',
  'Where can I see translucent eels?',
  'Which island is known for silent geese and copper bells?',
] as const;

/** What the chat waits for its factoids, by words and vectors: asked of the search function as other functions ask it, over two sizes. */
export const related: Row = {
  name: 'related',
  async measure(bench) {
    await bench.release();
    const figures: Figure[] = [];
    for (const size of bench.quick ? QUICK_SIZES : SIZES) figures.push(...(await measureSize(bench, size)));
    return figures;
  },
};

interface Size {
  readonly factoids: number;
  readonly bars: Readonly<Record<'warm' | 'cold', readonly Bar[]>>;
}

async function measureSize(bench: Bench, { factoids, bars }: Size): Promise<Figure[]> {
  bench.say(`storing ${factoids} factoids with vectors`);
  const { cloud, stop } = await startLibrary('bench', factoids);
  const name = (what: string) => `${what}, ${factoids.toLocaleString('en')}`;
  try {
    await putVectors(cloud);
    const built = await timed(() => cloud.runSchedule('build-search'));
    const times = bench.quick ? QUICK_TIMES : TIMES;
    const colds = await measureColds(cloud, times.colds);
    const warm = await measureWarm(cloud, times.rounds);
    return [
      timesOf({ name: name('related, warm, by words and vectors'), bars: bars.warm }, warm.both),
      timesOf({ name: name('  by words alone') }, warm.words),
      timesOf({ name: name('index load of a cold start'), bars: bars.cold }, colds),
      timesOf({ name: name('a whole build with vectors') }, [built]),
    ];
  } finally {
    await stop();
  }
}

function timesOf(naming: { readonly name: string; readonly bars?: readonly Bar[] }, values: readonly number[]): Figure {
  return distribution({ ...naming, unit: 'ms', scalesWith: 'process' }, values);
}

async function measureColds(cloud: LocalCloud, times: number): Promise<number[]> {
  const loads: number[] = [];
  for (let time = 0; time < times; time += 1) {
    cloud.coolDown('search');
    await ask(cloud, QUESTIONS[0], true);
    const loaded = cloud.logs.entries().findLast(({ message }) => message === 'snapshot loaded');
    loads.push(Number(loaded?.fields.duration_ms));
  }
  return loads;
}

async function measureWarm(cloud: LocalCloud, rounds: number) {
  const [both, words]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    for (const question of QUESTIONS) {
      // Reads what is newer, as one question a second does.
      await ask(cloud, 'otters', false);
      both.push(await timed(() => ask(cloud, question, true)));
      words.push(await timed(() => ask(cloud, question, false)));
    }
  }
  return { both, words };
}

async function ask(cloud: LocalCloud, text: string, withVector: boolean): Promise<void> {
  const vector = withVector ? vectorOf(text) : null;
  const { hits } = SearchHits.parse(await cloud.invoke('search', { type: 'related', text, vector, limit: LIMIT }));
  if (hits.length === 0) throw new Error(`nothing was found for ${text}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
