import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SearchHits } from '@factoids/contracts';
import { quantise, VECTOR_DIMENSIONS } from '@factoids/core';
import type { FaultRule } from '@factoids/local-cloud';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { embedText } from '../../packages/local-cloud/src/provider/embeddings/embed-text.ts';
import { factoidLines } from '../bench/content/factoid-lines.ts';
import { useLocalCloud } from './local-cloud.ts';
import { createApiKey, runOps } from './operator.ts';
import { problemOf, visitor } from './visitor.ts';

const cloud = useLocalCloud({ withoutSchedules: ['write-daily', 'embed-factoids', 'build-search'] });
let folder = '';
let repair: (() => void) | undefined;
/** The front door keeps an answer for some seconds: each question is another one to it. */
let asked = 0;

const ask = (query: string, path = '/api/factoids') => visitor(cloud().url).ask(`${path}?${query}`);
const find = async (q: string, more = '') => {
  asked += 1;
  const answer = await ask(`q=${encodeURIComponent(q)}&limit=${100 - asked}${more}`);
  expect(answer).toMatchObject({ status: 200 });
  return answer.json.data.map(({ text }: { text: string }) => text);
};
const said = (message: RegExp) =>
  cloud()
    .logs.entries()
    .filter((entry) => message.test(entry.message)).length;
const build = () => cloud().runSchedule('build-search');

async function ops(...args: string[]) {
  const { code, out } = await runOps(cloud(), [...args, '--json']);
  expect([code, out]).toEqual([0, expect.anything()]);
  // How far it has come stands before.
  return JSON.parse(out.trim().split('\n').at(-1) ?? '');
}

/** As the chat asks: by words, and by the vector of a text, which the provider makes. */
async function related(text: string, meaning: string | null): Promise<string[]> {
  const data = meaning && Buffer.from(quantise(embedText(meaning, VECTOR_DIMENSIONS))).toString('base64');
  const vector = data && { model: 'openai/text-embedding-3-small', data };
  const found = SearchHits.parse(await cloud().invoke('search', { type: 'related', text, vector, limit: 1 }));
  return found.hits.map(({ id }) => id);
}

async function publish(...factoids: { text: string; subject: string }[]): Promise<void> {
  const file = join(folder, `${factoids.length}-${asked}.jsonl`);
  await writeFile(file, factoids.map((factoid) => JSON.stringify(factoid)).join('\n'));
  expect(await runOps(cloud(), ['factoids:import', file, '--json'])).toMatchObject({ code: 0 });
}

const OTTERS = { subject: 'Otters', text: 'Sea otters that rest together are called a raft.' };
const OCTOPUS = { subject: 'Octopuses', text: 'An octopus tastes with its arms.' };
const PANGOLIN = { subject: 'Pangolins', text: 'A pangolin has no teeth, and swallows small stones.' };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'factoids-search-'));
  const others = [...factoidLines(40, 11)].map((line) => JSON.parse(line));
  await publish(...others, OTTERS, OCTOPUS);
}, 30_000);
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => repair?.());

it('a factoid is found by words a moment after it was published, with and without a snapshot', async () => {
  expect(await find('sea ott')).toContain(OTTERS.text);
  expect(await find('octpus')).toEqual([OCTOPUS.text]);
  expect(said(/^no snapshot/)).toBe(1);
  expect(await build()).toMatchObject({ outcome: 'rebuilt', factoids: 42 });
  cloud().coolDown('search');
  expect(await find('octpus')).toEqual([OCTOPUS.text]);
  expect(said(/^snapshot loaded/)).toBe(1);
  await publish(PANGOLIN);
  await cloud().time.advance(1_000);
  expect(await find('pangolin stones')).toEqual([PANGOLIN.text]);
  expect(await find('stones', '&subject=pangolins')).toEqual([PANGOLIN.text]);
  expect(await build()).toMatchObject({ outcome: 'extended', added: 1 });
  expect(await build()).toMatchObject({ outcome: 'unchanged' });
}, 20_000);

it('is found by its meaning once it has a vector, which is paid exactly, and not when it was taken down', async () => {
  expect(await related('zyzzyva', OTTERS.text)).toEqual([]);
  const counted = await ops('embeddings:backfill', '--dry-run');
  expect(counted).toMatchObject({ would_embed: 43, already_there: 0 });
  expect(await ops('embeddings:backfill')).toMatchObject({ embedded: 43, left: 0, held_usd: counted.at_most_usd });
  expect(await ops('embeddings:backfill', '--dry-run')).toMatchObject({ would_embed: 0, already_there: 43 });
  expect(await cloud().runSchedule('embed-factoids')).toMatchObject({ outcome: 'done', embedded: 0 });
  expect(await ops('search:rebuild-index')).toMatchObject({ outcome: 'rebuilt', factoids: 43, vectors: 43, without_vector: 0 });
  cloud().coolDown('search');
  const [otters] = await related('rest together', null);
  expect(await related('zyzzyva', OTTERS.text)).toEqual([otters]);
  expect(await related('zyzzyva', null)).toEqual([]);
  expect(await ops('ledger:verify', '--day', new Date(cloud().time.now()).toISOString().slice(0, 10))).toMatchObject({
    total: { verdict: 'the books agree', runs: 1 },
  });
  await publish({ subject: 'Yaks', text: 'A yak grunts, and never moos.' });
  expect(await cloud().runSchedule('embed-factoids')).toMatchObject({ outcome: 'done', embedded: 1 });
  expect(await build()).toMatchObject({ outcome: 'extended', vectors: 44 });
  const [{ id }] = (await ask('q=yak&limit=9')).json.data;
  await cloud().time.advance(30_000);
  expect(await related('zyzzyva', 'A yak grunts, and never moos.')).toEqual([id]);
  await ops('factoid:hide', id, '--reason', 'a test');
  await cloud().time.advance(30_000);
  expect(await related('zyzzyva', 'A yak grunts, and never moos.')).toEqual([]);
  expect(await build()).toMatchObject({ outcome: 'extended', removed: 1 });
}, 40_000);

it('pages of a search repeat nothing, and subjects have their counts, under both prefixes', async () => {
  const seen: string[] = [];
  let cursor = '';
  do {
    const { status, json } = await ask(`q=percent&limit=15${cursor}`);
    expect(status).toBe(200);
    seen.push(...json.data.map(({ id }: { id: string }) => id));
    cursor = json.has_more ? `&cursor=${json.next_cursor}` : '';
  } while (cursor !== '');
  expect([seen.length, new Set(seen).size]).toEqual([40, 40]);
  const key = { 'x-api-key': await createApiKey(cloud(), ['--name', 'search', '--tier', 'free']) };
  const listed = await visitor(cloud().url, key).ask('/v1/factoids/subjects?limit=100');
  expect(listed).toMatchObject({ status: 200 });
  expect(listed.json.data).toContainEqual({ key: 'otters', subject: 'Otters', count: 1 });
  expect(listed.headers.get('cache-control')).toContain('s-maxage');
  const counts = listed.json.data.map(({ count }: { count: number }) => count);
  expect(counts).toEqual(counts.toSorted((a: number, b: number) => b - a));
  expect((await ask('limit=1', '/api/factoids/subjects')).json.data).toEqual(listed.json.data.slice(0, 1));
});

it.each<[what: string, query: string, code: string]>([
  ['an empty question', 'q=', 'invalid_request'],
  ['a blank question', 'q=%20%20', 'invalid_request'],
  ['a question of 10,000 characters', `q=${'a'.repeat(10_000)}`, 'invalid_request'],
  ['a question with an order', 'q=otters&sort=top', 'unsupported_query'],
  ['a question with a number of votes', 'q=otters&min_votes=1', 'unsupported_query'],
  ['a cursor that nobody gave out', 'q=otters&cursor=abc.def', 'invalid_cursor'],
  ['too many subjects', 'limit=101', 'invalid_request'],
])('%s is refused', async (_what, query, code) => {
  const answer = await ask(query, query.startsWith('limit') ? '/api/factoids/subjects' : '/api/factoids');
  expect([answer.status, problemOf(answer).code]).toEqual([422, code]);
});

it('what was taken down is not found from that moment on', async () => {
  const [{ id }] = (await ask('q=raft&limit=7')).json.data;
  expect(await runOps(cloud(), ['factoid:hide', id, '--reason', 'a test', '--json'])).toMatchObject({ code: 0 });
  expect(await find('raft')).toEqual([]);
  expect(await build()).toMatchObject({ outcome: 'extended', removed: 1 });
});

it.each<[what: string, rule: FaultRule]>([
  [
    'the store of the snapshot is away',
    (call) => (call.functionName === 'search' && call.service === 's3' ? 'throttle' : undefined),
  ],
  ['the search function dies', (call) => (call.functionName === 'search' ? 'kill_before' : undefined)],
  ['the search function is throttled', (call) => (call.service === 'lambda' ? 'throttle' : undefined)],
])(
  'when %s, the search says so and the list is as ever',
  async (_what, rule) => {
    cloud().coolDown('search');
    repair = cloud().faults.inject(rule);
    asked += 1;
    const answer = await ask(`q=otters&limit=${100 - asked}`);
    expect([answer.status, problemOf(answer)]).toEqual([
      503,
      expect.objectContaining({ code: 'search_unavailable', retry_after: 1 }),
    ]);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect((await ask(`limit=${100 - asked}`)).status).toBe(200);
    repair();
    expect(await find('octopus')).toEqual([OCTOPUS.text]);
  },
  20_000,
);
