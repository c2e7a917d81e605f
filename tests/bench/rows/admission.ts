import type { UsageRow } from '@factoids/local-cloud';
import { type Visitor, visitor } from '../../flows/visitor.ts';
import { type OperatorDesk, openDesk } from '../admission/operator-desk.ts';
import { type BenchCloud, QUICK_PACE } from '../bench-cloud.ts';
import { type Bar, distribution, type Figure } from '../figures.ts';
import type { Row } from '../row.ts';

const REQUESTS = 20;
const QUICK_REQUESTS = 3;
const BY_SESSION = '/api/factoids/generate';
const BY_KEY = '/v1/factoids/generate';
const READ = 'BatchGetItem';
const ADMITTED_CALLS = [READ, 'TransactWriteItems', 'SendMessage'];
const NOTHING_COSTS_THIS = '0.000000001';

/** What an admission reads, writes and calls, and what a refusal does that the read decides; counted request by request. */
export const admission: Row = {
  name: 'admission',
  async measure(bench) {
    const shared = await bench.cloud();
    shared.setPace(QUICK_PACE);
    const desk = await openDesk(shared.cloud);
    const times = bench.quick ? QUICK_REQUESTS : REQUESTS;
    return [...(await admittedFigures(shared, desk, times)), ...(await refusedFigures(shared, desk, times))];
  },
};

interface Asking {
  readonly who: Visitor;
  readonly path: string;
  readonly expect: number;
  readonly times: number;
  readonly isIdempotent?: boolean;
}

async function admittedFigures(cloud: BenchCloud, desk: OperatorDesk, times: number): Promise<Figure[]> {
  const developer = visitor(cloud.cloud.url, { 'x-api-key': (await desk.createKey('Developer')).api_key });
  const session = { who: visitor(cloud.cloud.url), path: BY_SESSION, expect: 202, times };
  const key = { who: developer, path: BY_KEY, expect: 202, times };
  const cases = {
    visitor: session,
    'visitor, idempotency key': { ...session, isIdempotent: true },
    'API key': key,
    'API key, idempotency key': { ...key, isIdempotent: true },
  };
  const figures: Figure[] = [];
  for (const [name, asking] of Object.entries(cases)) {
    // A key's first use is noted, and a session's first request makes the session.
    await askOnce(cloud, asking);
    figures.push(...figuresOf(`admission, ${name}`, await ask(cloud, asking), ADMITTED_CALLS));
  }
  return figures;
}

async function refusedFigures(cloud: BenchCloud, desk: OperatorDesk, times: number): Promise<Figure[]> {
  const blocked = await desk.createKey('Blocked');
  const developer = visitor(cloud.cloud.url, { 'x-api-key': blocked.api_key });
  const session = { who: visitor(cloud.cloud.url), path: BY_SESSION, times };
  const refused = async (name: string, asking: Asking) => figuresOf(`refusal, ${name}`, await ask(cloud, asking), [READ]);
  await desk.limit({ rates: { session: ['1/day'] } });
  await askOnce(cloud, { ...session, expect: 202 });
  const byRate = await refused('429 by rate', { ...session, expect: 429 });
  await desk.limit({ budgets: { session: NOTHING_COSTS_THIS } });
  const byBudget = await refused('402 by budget', { ...session, expect: 402 });
  await desk.limit({});
  await desk.deny(`key:${blocked.id}`);
  const denied = await refused('403 denied', { who: developer, path: BY_KEY, times, expect: 403 });
  return [...byRate, ...byBudget, ...denied];
}

interface Used {
  readonly rows: readonly UsageRow[];
  readonly calls: readonly string[];
}

/** One after another: nothing else writes to the caller's counters meanwhile. */
async function ask(cloud: BenchCloud, { times, ...asking }: Asking): Promise<Used[]> {
  const all: Used[] = [];
  while (all.length < times) {
    const used = await askOnce(cloud, asking);
    if (!used.rows.some(isOfPriceList)) all.push(used);
  }
  return all;
}

/** Waits until the run that was admitted has ended. */
async function askOnce({ cloud }: BenchCloud, { who, path, expect, isIdempotent }: Omit<Asking, 'times'>): Promise<Used> {
  const answer = await who.post(path, {}, isIdempotent ? { 'idempotency-key': crypto.randomUUID() } : {});
  if (answer.status !== expect) throw new Error(`expected ${expect}, got ${answer.status}: ${answer.text}`);
  const id = answer.headers.get('x-request-id') ?? '';
  const used = { rows: cloud.usage.byRequest(id), calls: cloud.usage.callsOf(id) };
  if (expect === 202) await who.follow(answer.json.stream_url);
  return used;
}

/** Once a minute a process looks whether there are new prices: such a request, which is not warm, is asked again. */
const isOfPriceList = ({ operation, table }: UsageRow) => operation === 'GetItem' && table.endsWith('-content');

type Told = Pick<Figure, 'name' | 'unit'> & { readonly bars?: readonly Bar[] };

/** Of every single one: with so few samples the 99th in a hundred is the most. */
const atMost = (most: number): readonly Bar[] => [{ of: 'p99', most }];

function figuresOf(name: string, all: readonly Used[], expected: readonly string[]): Figure[] {
  const isAdmission = expected.length > 1;
  const figure = (what: Told, value: (used: Used) => number) => distribution({ ...what, scalesWith: null }, all.map(value));
  const sum = (value: (row: UsageRow) => number) => (used: Used) => used.rows.reduce((total, row) => total + value(row), 0);
  const calls = `  calls unlike ${expected.map((call) => `1 ${call.replace(/Items?$|Message$/, '')}`).join(' + ')}`;
  return [
    figure(
      { name: `${name}: writes`, unit: 'units', bars: atMost(isAdmission ? 16 : 0) },
      sum(({ writeUnits }) => writeUnits),
    ),
    figure(
      { name: '  writes of indexes', unit: 'units' },
      sum(({ indexWriteUnits }) => indexWriteUnits),
    ),
    figure(
      { name: '  reads', unit: 'units' },
      sum(({ readUnits }) => readUnits),
    ),
    figure({ name: calls, unit: 'calls', bars: atMost(0) }, ({ calls: made }) => unlike(made, expected)),
  ];
}

/** How many calls there are too many or too few. */
function unlike(made: readonly string[], expected: readonly string[]): number {
  const count = (calls: readonly string[], name: string) => calls.filter((each) => each === name).length;
  const names = [...new Set([...made, ...expected])];
  return names.reduce((total, name) => total + Math.abs(count(made, name) - count(expected, name)), 0);
}
