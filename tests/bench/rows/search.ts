import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { LocalCloud } from '@factoids/local-cloud';
import { type Library, startLibrary } from '../content/start-library.ts';
import { distribution, type Figure } from '../figures.ts';
import { processesOfCloud } from '../processes.ts';
import type { Row } from '../row.ts';

const SIZE = { factoids: 100_000, rounds: 12, colds: 5 } as const;
const QUICK_SIZE = { factoids: 2_000, rounds: 2, colds: 1 } as const;
const MB = 1e6;
const LIMIT = 20;
/** The front door keeps no public read longer: a question is asked anew, and is not answered by a copy. */
const KEPT_MS = 61_000;

/** What people type, by what makes it quick or slow. */
const QUESTIONS = {
  'one word': ['otters', 'lanterns', 'migratory', 'beekeepers'],
  'a beginning': ['lant', 'kno', 'transl', 'fjo'],
  'several words': ['hollow pebbles', 'glacier owls feathered', 'deep sea squid at full moon', 'reef snails candles'],
  'a typing error': ['beekepers', 'lantrens', 'migratroy', 'glowing petlas'],
  'words that no factoid has together': ['beekeepers miners surveyors', 'otters owls moths whales'],
  'nothing to be found': ['zzyzx', 'qwertyuiop'],
} as const;

/** Search through the front door, warm, over 100,000 stored factoids; what its snapshot weighs, and what a cold start waits for it. */
export const search: Row = {
  name: 'search',
  async measure(bench) {
    await bench.release();
    const { factoids, rounds, colds } = bench.quick ? QUICK_SIZE : SIZE;
    bench.say(`storing ${factoids} factoids`);
    const library = await startLibrary('bench', factoids);
    try {
      const built = await build(library.cloud);
      const cold = await measureColds(library, colds);
      return [...(await measureWarm(library, rounds)), ...built, ...cold, ...memory()];
    } finally {
      await library.stop();
    }
  },
};

const single = (name: string, unit: 'MB' | 'ms', values: readonly number[]): Figure =>
  distribution({ name, unit, scalesWith: unit === 'ms' ? 'process' : null }, values);

async function build(cloud: LocalCloud): Promise<Figure[]> {
  const startedAt = performance.now();
  await cloud.runSchedule('build-search');
  const tookMs = performance.now() - startedAt;
  const { awsEndpoint: endpoint, region, credentials, permissions } = cloud;
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  // CloudFormation names the bucket: the grant tells.
  const puts = permissions.grants().filter(({ holder, action }) => holder === 'build-search' && action === 's3:PutObject');
  const arn = puts.find(({ resource }) => !resource.includes('*'))?.resource ?? '';
  const [Bucket, Key] = (arn.split(':').at(-1) ?? '').split('/');
  const { ContentLength = 0 } = await client.send(new HeadObjectCommand({ Bucket, Key }));
  return [single('a whole build of the snapshot', 'ms', [tookMs]), single('snapshot, gzipped', 'MB', [ContentLength / MB])];
}

async function measureColds({ cloud, client }: Library, times: number): Promise<Figure[]> {
  const [answers, loads]: [number[], number[]] = [[], []];
  for (let time = 0; time < times; time += 1) {
    cloud.coolDown('search');
    await cloud.time.advance(KEPT_MS);
    answers.push(...(await client.ask({ method: 'GET', path: pathOf('otters'), expect: 200, visitor: 0, times: 1 })));
    const loaded = cloud.logs.entries().findLast(({ message }) => message === 'snapshot loaded');
    loads.push(Number(loaded?.fields.duration_ms));
  }
  return [single('first question of a cold start', 'ms', answers), single('  of it loading the snapshot', 'ms', loads)];
}

async function measureWarm({ cloud, client }: Library, rounds: number): Promise<Figure[]> {
  const times = new Map<string, number[]>(Object.keys(QUESTIONS).map((kind) => [kind, []]));
  for (let round = 0; round < rounds; round += 1) {
    await cloud.time.advance(KEPT_MS);
    // Looks for another snapshot and for what was taken down, as one question in half a minute does.
    await client.ask({ method: 'GET', path: pathOf('percent'), expect: 200, visitor: 0, times: 1 });
    for (const [kind, questions] of Object.entries(QUESTIONS)) {
      const orders = questions.map((q) => ({ method: 'GET', path: pathOf(q), expect: 200, visitor: 0, times: 1 }));
      for (const order of orders) times.get(kind)?.push(...(await client.ask(order)));
    }
  }
  const all = [...times.values()].flat();
  const bars = [{ of: 'p50', most: 60 }] as const;
  return [
    distribution({ name: 'a search, warm', unit: 'ms', scalesWith: 'process', bars }, all),
    ...[...times].map(([kind, each]) => single(`  ${kind}`, 'ms', each)),
  ];
}

function memory(): Figure[] {
  const uses = processesOfCloud().filter(({ name }) => name === 'search');
  return [
    single(
      'memory of the search function',
      'MB',
      uses.map(({ rssMb }) => rssMb),
    ),
  ];
}

function pathOf(q: string): string {
  return `/api/factoids?q=${encodeURIComponent(q)}&limit=${LIMIT}`;
}
