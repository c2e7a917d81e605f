import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FACTS } from '../provider/facts/all-facts.ts';
import { startWebSearchDouble, type WebSearchDouble } from './start-web-search-double.ts';

let double: WebSearchDouble;
beforeAll(async () => {
  double = await startWebSearchDouble();
});
afterEach(() => {
  double.behaviour = () => ({});
});
afterAll(() => double.stop());

interface Found {
  readonly title: string;
  readonly url: string;
  readonly content: string;
  readonly score: number;
}

async function search(body: object | string, key = double.key, signal?: AbortSignal) {
  const response = await fetch(`${double.baseUrl}/search`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(signal && { signal }),
  });
  const text = await response.text();
  return { status: response.status, retryAfter: response.headers.get('retry-after'), text, json: () => JSON.parse(text) };
}

describe('a search of the web on this machine', () => {
  it('finds curated facts under the sources that they name, best first, in the shape of Tavily', async () => {
    const { status, json } = await search({ query: 'Does an octopus have three hearts?', max_results: 3 });
    const { query, results, response_time: seconds } = json() as { query: string; results: Found[]; response_time: number };
    const [best] = results;
    expect([status, query, typeof seconds]).toEqual([200, 'Does an octopus have three hearts?', 'number']);
    expect(best).toMatchObject({ title: 'Encyclopaedia Britannica: Octopus', content: expect.stringContaining('three hearts') });
    expect(results.length).toBeLessThanOrEqual(3);
    expect(results.map(({ score }) => score)).toEqual(results.map(({ score }) => score).toSorted((a, b) => b - a));
    for (const { title, content, url } of results) {
      expect(FACTS.find(({ text }) => text === content)?.source).toBe(title);
      expect(new URL(url).hostname).toBe('sources.example');
    }
  });

  it('finds nothing for what nobody wrote about', async () => {
    expect((await search({ query: 'zzyzx qwrtp' })).json()).toMatchObject({ results: [] });
  });

  it.each([
    { what: 'another key', body: { query: 'otters' }, key: 'tvly-another', status: 401 },
    { what: 'no question', body: { query: '' }, status: 400 },
    { what: 'a topic that there is not', body: { query: 'otters', topic: 'gossip' }, status: 400 },
    { what: 'what is no JSON', body: 'otters', status: 400 },
  ])('refuses $what, and says why', async ({ body, key, status }) => {
    const answer = await search(body, key);
    expect(answer.status).toBe(status);
    expect(answer.json()).toMatchObject({ detail: { error: expect.any(String) } });
  });

  it.each([
    ['rate_limited', 429, '60'],
    ['plan_limit', 432, null],
    ['pay_as_you_go_limit', 433, null],
    ['server_error', 500, null],
  ] as const)('meets %s where a test wants that, and then counts no search', async (fault, status, retryAfter) => {
    const before = double.searches.length;
    double.behaviour = () => double.faults[fault];
    const answer = await search({ query: 'otters' });
    expect([answer.status, answer.retryAfter]).toEqual([status, retryAfter]);
    expect(double.searches.length).toBe(before);
  });

  it('says nothing until its client goes away', async () => {
    const client = new AbortController();
    double.behaviour = () => ({ ...double.faults.never_answers, onSearch: () => client.abort() });
    await expect(search({ query: 'otters' }, double.key, client.signal)).rejects.toThrow();
  });

  it('shows an empty web, a page that gives orders, and a broken answer', async () => {
    double.behaviour = () => double.faults.empty;
    expect((await search({ query: 'otters' })).json()).toMatchObject({ results: [] });
    double.behaviour = () => double.faults.hostile_page;
    expect((await search({ query: 'otters' })).text).toContain('ignore all previous instructions');
    double.behaviour = () => double.faults.garbled;
    expect((await search({ query: 'otters' })).json).toThrow();
  });
});
