import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import { type Library, startLibrary } from '../content/start-library.ts';
import { distribution, type Figure } from '../figures.ts';
import { median } from '../median.ts';
import type { Row } from '../row.ts';

const SIZES = { few: 1_000, many: 100_000, rounds: 25 } as const;
const QUICK_SIZES = { few: 500, many: 2_000, rounds: 2 } as const;
const LISTS = {
  new: 'sort=new',
  'new of a subject': 'subject=deep-sea%20squid',
  'new with 20 votes': 'min_votes=20',
  top: 'sort=top',
  'top of a subject': 'sort=top&subject=deep-sea%20squid',
  random: 'sort=random',
} as const;
const PAGES = 4;
const LIMIT = 20;
const KB = 1_000;
const VISITOR = 0;
/** The front door keeps no public read longer: a page is asked for anew, and is not a copy. */
const KEPT_MS = 61_000;

const Page = z.object({ next_cursor: z.string().nullable() });

/** The first pages of each list with 1,000 stored factoids and with 100,000: two local clouds, in turns. */
export const list: Row = {
  name: 'list',
  async measure(bench) {
    await bench.release();
    const { few, many, rounds } = bench.quick ? QUICK_SIZES : SIZES;
    const libraries: Library[] = [];
    try {
      for (const size of [few, many]) {
        bench.say(`storing ${size} factoids`);
        libraries.push(await startLibrary(`list-${size}`, size));
      }
      const walks = await Promise.all(libraries.map(walkAll));
      const times = await measureInTurns(walks, rounds);
      return Object.keys(LISTS).flatMap((name) => [...timeFigures(name, times), ...sizeFigures(name, walks)]);
    } finally {
      await Promise.all(libraries.map((library) => library.stop()));
    }
  },
};

interface SeenPage {
  readonly path: string;
  readonly gzippedKb: number;
  readonly reads: number;
}

interface Walk {
  readonly library: Library;
  /** By the name of the list. */
  readonly pages: ReadonlyMap<string, readonly SeenPage[]>;
}

/** Untimed: learns the cursors, counts, and warms what is cold. */
async function walkAll(library: Library): Promise<Walk> {
  const pages = new Map<string, readonly SeenPage[]>();
  for (const [name, query] of Object.entries(LISTS)) pages.set(name, await walkList(library, query));
  return { library, pages };
}

async function walkList({ cloud }: Library, query: string): Promise<readonly SeenPage[]> {
  const seen: SeenPage[] = [];
  let cursor: string | null = null;
  while (seen.length < PAGES) {
    const path: string = `/api/factoids?${query}&limit=${LIMIT}${cursor === null ? '' : `&cursor=${cursor}`}`;
    const answer = await fetch(cloud.url + path);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    const calls = cloud.usage.callsOf(answer.headers.get('x-request-id') ?? '');
    const reads = calls.filter((operation) => operation !== 'GetParameters').length;
    seen.push({ path, gzippedKb: gzipSync(text).byteLength / KB, reads });
    cursor = Page.parse(JSON.parse(text)).next_cursor;
    if (cursor === null) break;
  }
  return seen;
}

interface Measured extends Walk {
  /** Of the pages of each list, by round. */
  readonly times: Map<string, readonly (readonly number[])[]>;
}

/** Each of the two goes first in every second round. */
async function measureInTurns(walks: readonly Walk[], rounds: number): Promise<readonly Measured[]> {
  const measured = walks.map((walk): Measured => ({ ...walk, times: new Map() }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { library } of walks) await library.cloud.time.advance(KEPT_MS);
    const inOrder = round % 2 === 0 ? measured : measured.toReversed();
    for (const name of Object.keys(LISTS)) {
      for (const each of inOrder) each.times.set(name, [...(each.times.get(name) ?? []), await askPages(each, name)]);
    }
  }
  return measured;
}

async function askPages({ library, pages }: Walk, name: string): Promise<number[]> {
  const times: number[] = [];
  for (const { path } of pages.get(name) ?? []) {
    times.push(...(await library.client.ask({ method: 'GET', path, expect: 200, visitor: VISITOR, times: 1 })));
  }
  return times;
}

function timeFigures(name: string, measured: readonly Measured[]): Figure[] {
  const [few = [], many = []] = measured.map(({ times }) => times.get(name) ?? []);
  const ratios = many.map((times, round) => median(times) / median(few[round] ?? []));
  return [
    ...measured.map(({ library, times }) =>
      distribution(
        { name: `${name}: a page of ${LIMIT}, ${library.factoids} stored`, unit: 'ms', scalesWith: 'process' },
        (times.get(name) ?? []).flat(),
      ),
    ),
    distribution(
      { name: `${name}: many as a multiple of few`, unit: '×', scalesWith: null, bars: [{ of: 'p50', most: 1.5 }] },
      ratios,
    ),
  ];
}

function sizeFigures(name: string, walks: readonly Walk[]): Figure[] {
  const seen = walks.flatMap(({ pages }) => pages.get(name) ?? []);
  return [
    distribution(
      { name: `${name}: a page, gzipped`, unit: 'KB', scalesWith: null, bars: [{ of: 'p99', most: 20 }] },
      seen.map(({ gzippedKb }) => gzippedKb),
    ),
    distribution(
      { name: `${name}: reads a page`, unit: 'calls', scalesWith: null, bars: [{ of: 'p99', most: 2 }] },
      seen.map(({ reads }) => reads),
    ),
  ];
}
