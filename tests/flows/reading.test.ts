import { gzipSync } from 'node:zlib';
import { rankKey } from '@factoids/core';
import { describeFactoidStore, type FactoidStoreUnderTest, sampleFactoid } from '@factoids/core/testing';
import { dynamoFactoidStore } from '@factoids/storage';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentTable } from '../content-table.ts';
import { useLocalCloud } from './local-cloud.ts';
import { createApiKey } from './operator.ts';
import { type Answer, problemOf, type Visitor, visitor } from './visitor.ts';

const cloud = useLocalCloud({ withoutSchedules: 'all' });

const SUBJECTS = ['Otters', 'Crème brûlée', 'Deep sea'] as const;
const LONG =
  'It says something that takes as long to say as most of what is published here, and a little longer than that. '.repeat(2);
const RECORDS = Array.from({ length: 45 }, (_, n) =>
  sampleFactoid(n + 100, {
    text: `${n}: ${LONG}`,
    subject: SUBJECTS[n % 3] ?? '',
    votes: { up: (n * 7) % 13, down: (n * 5) % 4 },
  }),
);
const newest = RECORDS.toReversed();
const best = RECORDS.toSorted((a, b) => (rankKey(a) < rankKey(b) ? 1 : -1));
const idsOf = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);
const about = (records: typeof RECORDS, subject: string) => records.filter((record) => record.subject === subject);
const liked = (records: typeof RECORDS, least: number) => records.filter(({ votes: { up, down } }) => up + down >= least);

let readers: { readonly site: Visitor; readonly developer: Visitor };

beforeAll(async () => {
  await contentTable(cloud()).put(RECORDS);
  const key = await createApiKey(cloud(), ['--name', 'Reader', '--tier', 'pro']);
  readers = { site: visitor(cloud().url), developer: visitor(cloud().url, { 'x-api-key': key }) };
});

const listFrom = (query: string, prefix: '/api' | '/v1'): Promise<Answer> =>
  (prefix === '/api' ? readers.site : readers.developer).ask(`${prefix}/factoids?${query}`);

async function pagesOf(query: string, prefix: '/api' | '/v1', between: () => Promise<void> = async () => undefined) {
  const pages: Answer[] = [];
  let cursor = '';
  do {
    const page = await listFrom(`${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, prefix);
    expect([page.status, page.json.code]).toEqual([200, undefined]);
    pages.push(page);
    cursor = page.json.next_cursor ?? '';
    await between();
  } while (cursor !== '');
  return pages;
}

const idsIn = (pages: readonly Answer[]): string[] => pages.flatMap(({ json }) => idsOf(json.data));

function expectProblem(answer: Answer, code: string): void {
  expect([answer.status, problemOf(answer).code]).toEqual([422, code]);
  expect(problemOf(answer).errors?.[0]?.location).toMatch(/^query\//);
}

describe.each(['/api', '/v1'] as const)('%s/factoids', (prefix) => {
  it.each([
    ['limit=20', newest],
    ['sort=new&limit=7&subject=otters', about(newest, 'Otters')],
    ['limit=4&subject=CREME%20Br%C3%BBl%C3%A9e!', about(newest, 'Crème brûlée')],
    ['limit=6&min_votes=9', liked(newest, 9)],
    ['limit=3&min_votes=5&subject=Deep-Sea', about(liked(newest, 5), 'Deep sea')],
    ['sort=top&limit=20', best],
    ['sort=top&limit=8&subject=otters', about(best, 'Otters')],
    ['sort=top&limit=6&min_votes=9', liked(best, 9)],
    ['sort=top&limit=2&min_votes=5&subject=deep%20sea', about(liked(best, 5), 'Deep sea')],
    ['subject=nothing', []],
  ])('?%s: all that fit, each once, in order', async (query, expected) => {
    expect(idsIn(await pagesOf(query, prefix))).toEqual(idsOf(expected));
  });

  it('shuffles anew each time, and shows everything once however long one pages', async () => {
    const [first, second] = [await pagesOf('sort=random&limit=7', prefix), await pagesOf('sort=random&limit=7', prefix)];
    expect(idsIn(first).toSorted()).toEqual(idsOf(RECORDS));
    expect(idsIn(second).toSorted()).toEqual(idsOf(RECORDS));
    expect(idsIn(second)).not.toEqual(idsIn(first));
    expect(first[0]?.headers.get('cache-control')).toBe('no-store');
  });

  it('refuses a cursor that was forged, cut, or given out by another list', async () => {
    const cursorOf = async (query: string): Promise<string> => (await listFrom(query, prefix)).json.next_cursor;
    const [ofNew, ofTop] = [await cursorOf('limit=2'), await cursorOf('limit=2&sort=top')];
    const forged = `${Buffer.from('fct_03q9gb7pm00000000000000107').toString('base64url')}.${ofNew.split('.')[1]}`;
    for (const cursor of [forged, ofNew.slice(0, -1), ofNew.split('.')[0], 'bm9uZQ', ofTop]) {
      expectProblem(await listFrom(`cursor=${cursor}`, prefix), 'invalid_cursor');
    }
    for (const filter of ['subject=otters', 'min_votes=1', 'sort=top', 'sort=random']) {
      expectProblem(await listFrom(`${filter}&cursor=${ofNew}`, prefix), 'invalid_cursor');
    }
    const reader = prefix === '/api' ? readers.site : readers.developer;
    await reader.post(`${prefix}/factoids/quote`);
    expectProblem(await reader.ask(`${prefix}/factoids/requests?cursor=${ofNew}`), 'invalid_cursor');
  });

  it.each(['limit=0', 'limit=101', 'limit=abc', 'min_votes=-1', 'sort=best', 'subject=%21%3F', 'subject=', 'colour=red'])(
    'refuses ?%s',
    async (query) => expectProblem(await listFrom(query, prefix), 'invalid_request'),
  );

  it.each(['sort=random&subject=otters', 'sort=random&min_votes=1', 'q=raft&sort=top', 'q=raft&min_votes=1'])(
    'refuses ?%s, and says what goes together',
    async (query) => {
      const answer = await listFrom(query, prefix);
      expectProblem(answer, 'unsupported_query');
      expect(problemOf(answer).detail).toMatch(/`q` goes alone or with `subject`/);
    },
  );
});

describe('a page', () => {
  it.each(['sort=new', 'sort=top', 'sort=random', 'subject=otters', 'sort=top&subject=otters', 'sort=top&min_votes=9'])(
    '?%s takes two reads at most and 20 KB at most, each of them',
    async (query) => {
      for (const page of await pagesOf(`${query}&limit=20`, '/api')) {
        const calls = cloud().usage.callsOf(page.headers.get('x-request-id') ?? '');
        expect(calls.length).toBeGreaterThan(0);
        expect(calls.filter((operation) => operation !== 'GetParameters').length).toBeLessThanOrEqual(2);
        expect(gzipSync(page.text).byteLength).toBeLessThanOrEqual(20_000);
      }
    },
  );

  it.each(['sort=new', 'sort=top', 'sort=random'])('?%s: nothing is repeated or skipped while others publish', async (query) => {
    const later: ReturnType<typeof sampleFactoid>[] = [];
    const pages = await pagesOf(`${query}&limit=9`, '/v1', async () => {
      const record = sampleFactoid(500 + later.length, { votes: { up: 80, down: 0 } });
      later.push(record);
      await contentTable(cloud()).put([record]);
    });
    const seen = idsIn(pages);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(idsOf(RECORDS)));
    await contentTable(cloud()).remove(later);
  });
});

let store: FactoidStoreUnderTest | undefined;

/** It empties the table, and so comes last. */
describeFactoidStore('DynamoDB', () => {
  if (store) return store;
  const { port, put, remove, clear } = contentTable(cloud());
  store = {
    factoids: dynamoFactoidStore(port),
    fill: async (records) => {
      await clear();
      await put(records);
    },
    put: (record) => put([record]),
    remove: (record) => remove([record]),
  };
  return store;
});
