import type { FactoidRecord } from '@factoids/core';
import { sampleFactoid } from '@factoids/core/testing';
import type { LocalCloud } from '@factoids/local-cloud';
import { contentTable } from '../../content-table.ts';
import { type Visitor, visitor } from '../../flows/visitor.ts';
import type { Client } from '../client/start-client.ts';
import { distribution, type Figure } from '../figures.ts';
import type { Row } from '../row.ts';

const VOTERS = 64;
const COUNTS = { alone: 100, rounds: 3, votes: 512, warming: 256 } as const;
const QUICK_COUNTS = { alone: 5, rounds: 1, votes: 64, warming: 64 } as const;
const FIRST_SAMPLE = 9_000;
/** Each vote of somebody's is another one than their last, so that each changes the tally. */
const BODIES = [{ vote: 'up' }, { vote: 'down' }];

/**
 * What a vote takes, alone and with 64 voters at once, each from a network of its own, through the front door: all on one factoid, and
 * each on one of their own. All but a visitor's first of a round change sides for sure.
 */
export const votes: Row = {
  name: 'votes',
  async measure(bench) {
    const { cloud, client } = await bench.cloud();
    const { alone, rounds, votes: times, warming } = bench.quick ? QUICK_COUNTS : COUNTS;
    const records = Array.from({ length: VOTERS + 2 }, (_, nth) => sampleFactoid(FIRST_SAMPLE + nth));
    await contentTable(cloud).put(records);
    const [single, crowded, ...many] = records.map(pathOf);
    if (single === undefined || crowded === undefined) throw new Error('no factoids');
    const load = (name: string, paths: readonly string[]) => perSecond(client, { name, paths, rounds, times });
    await client.load({ method: 'POST', path: crowded, bodies: BODIES, visitors: VOTERS, times: warming });
    return [
      ...(await aloneFigures(cloud, single, alone)),
      await load(`votes, ${VOTERS} in flight, on one factoid`, [crowded]),
      await load(`votes, ${VOTERS} in flight, each on their own`, many),
    ];
  },
};

const pathOf = ({ id }: FactoidRecord) => `/api/factoids/${id}/vote`;

async function aloneFigures(cloud: LocalCloud, path: string, times: number): Promise<Figure[]> {
  const reader = visitor(cloud.url);
  await voteOn(reader, path, -1);
  const seen: { ms: number; requestId: string }[] = [];
  for (let nth = 0; nth < times; nth += 1) seen.push(await voteOn(reader, path, nth));
  const transactions = ({ requestId }: { requestId: string }) =>
    cloud.usage.callsOf(requestId).filter((operation) => operation === 'TransactWriteItems').length;
  const units = ({ requestId }: { requestId: string }) =>
    cloud.usage.byRequest(requestId).reduce((sum, { writeUnits, indexWriteUnits }) => sum + writeUnits + indexWriteUnits, 0);
  return [
    distribution(
      { name: 'vote: transactions', unit: 'calls', scalesWith: null, bars: [{ of: 'p99', most: 1 }] },
      seen.map(transactions),
    ),
    distribution({ name: '  writes, with those of indexes', unit: 'units', scalesWith: null }, seen.map(units)),
    distribution(
      { name: '  alone', unit: 'ms', scalesWith: 'roundTrip' },
      seen.map(({ ms }) => ms),
    ),
  ];
}

async function voteOn(reader: Visitor, path: string, nth: number): Promise<{ ms: number; requestId: string }> {
  const startedAt = performance.now();
  const answer = await reader.post(path, BODIES[Math.abs(nth) % BODIES.length]);
  if (answer.status !== 200) throw new Error(`a vote is answered ${answer.status}: ${answer.text}`);
  return { ms: performance.now() - startedAt, requestId: answer.headers.get('x-request-id') ?? '' };
}

interface Load {
  readonly name: string;
  readonly paths: readonly string[];
  readonly rounds: number;
  readonly times: number;
}

async function perSecond(client: Client, { name, paths, rounds, times }: Load): Promise<Figure> {
  const rates: number[] = [];
  const others = new Map<string, number>();
  while (rates.length < rounds) {
    const order = { method: 'POST', path: paths[0] ?? '', paths, bodies: BODIES, visitors: VOTERS, times };
    const { seconds, statuses } = await client.load(order);
    rates.push((statuses[200] ?? 0) / seconds);
    for (const [status, count] of Object.entries(statuses)) {
      if (status !== '200') others.set(status, (others.get(status) ?? 0) + count);
    }
  }
  const note = [...others].map(([status, count]) => `${count} × ${status}`).join(', ');
  return distribution({ name, unit: '1/s', scalesWith: null, ...(note && { note: `beside ${note}` }) }, rates);
}
