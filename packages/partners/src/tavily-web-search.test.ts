import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { tavilyWebSearch } from './tavily-web-search.ts';

const KEY = 'key-of-the-test';
const page = (n: number) => ({
  title: `Page ${n}`,
  url: `https://example.org/${n}`,
  content: `What page ${n} says.`,
  score: 0.9,
});
const shown = (n: number) => ({ title: `Page ${n}`, url: `https://example.org/${n}`, excerpt: `What page ${n} says.` });

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

type Reply = { readonly status?: number; readonly body: unknown } | 'silence' | 'stall' | 'hang up';

/** Tavily on this machine, which always gives this reply. */
async function tavily(reply: Reply) {
  const seen: { request: IncomingMessage; body: unknown }[] = [];
  server = createServer(async (request, response) => {
    seen.push({ request, body: await json(request) });
    if (reply === 'hang up') response.destroy();
    else if (reply === 'stall') response.writeHead(200).write('{"results":');
    else if (reply !== 'silence') {
      const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', location: '/elsewhere' }).end(text);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v`;
  const web = tavilyWebSearch({ baseUrl, apiKey: KEY, timeoutMs: reply === 'silence' || reply === 'stall' ? 150 : 10_000 });
  return { seen, search: (query = 'do otters hold hands', signal = new AbortController().signal) => web.search(query, signal) };
}

describe('Tavily', () => {
  it('is asked once, in its cheapest depth, with the key as bearer', async () => {
    const { seen, search } = await tavily({ body: { query: 'x', results: [page(1), page(2)], response_time: 0.4 } });
    expect(await search()).toEqual([shown(1), shown(2)]);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.request).toMatchObject({ method: 'POST', url: '/v/search', headers: { authorization: `Bearer ${KEY}` } });
    expect(seen[0]?.body).toMatchObject({
      query: 'do otters hold hands',
      search_depth: 'basic',
      max_results: 5,
      include_answer: false,
    });
  });

  it('that finds nothing has found nothing', async () => {
    const { search } = await tavily({ body: { results: [] } });
    expect(await search()).toEqual([]);
  });

  it('that sends more than was asked for is cut short, and what is no page of the web is passed over', async () => {
    const odd = [{ title: 'x' }, 'y', { ...page(0), url: 'javascript:alert(1)' }, { ...page(0), url: 'file:///etc/passwd' }];
    const long = { ...page(1), title: 't'.repeat(900), content: 'c'.repeat(9_000) };
    const { search } = await tavily({ body: { results: [...odd, long, ...[2, 3, 4, 5, 6, 7].map(page)] } });
    const pages = await search();
    expect(pages).toHaveLength(5);
    expect([pages[0]?.title.length, pages[0]?.excerpt.length]).toEqual([200, 700]);
  });

  it('that leaves out a title or a text has pages all the same', async () => {
    const { search } = await tavily({ body: { results: [{ url: 'https://example.org/1', title: null }] } });
    expect(await search()).toEqual([{ url: 'https://example.org/1', title: '', excerpt: '' }]);
  });

  it.each<[string, Reply]>([
    ['refuses the key', { status: 401, body: { detail: { error: `Unauthorized: ${KEY}` } } }],
    ['is busy', { status: 429, body: {} }],
    ['has its plan used up', { status: 432, body: {} }],
    ['is broken', { status: 500, body: '<html>' }],
    ['leads elsewhere', { status: 302, body: {} }],
    ['answers in another shape', { body: { pages: [] } }],
    ['answers no JSON', { body: '<html>' }],
    ['answers without end', { body: JSON.stringify({ results: [], more: 'x'.repeat(1_100_000) }) }],
    ['is silent', 'silence'],
    ['stops amid its answer', 'stall'],
    ['hangs up', 'hang up'],
  ])('that %s throws, and names no key', async (_what, reply) => {
    const { seen, search } = await tavily(reply);
    const error: unknown = await search().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toMatch(/^Error: tavily: /);
    expect(String(error)).not.toMatch(/key-of|otters|127\.0/);
    expect(seen).toHaveLength(1);
  });

  it('is let go of when the turn is stopped', async () => {
    const { search } = await tavily('silence');
    const stop = new AbortController();
    const searching = search('otters', stop.signal);
    stop.abort();
    await expect(searching).rejects.toThrow('tavily: AbortError');
  });
});
