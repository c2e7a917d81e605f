import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';
import { factPages } from './fact-pages.ts';
import { SearchRequest } from './search-request.ts';
import { type SearchBehaviour, WEB_SEARCH_FAULTS, type WebSearchFault } from './web-search-faults.ts';

/** Tavily on this machine: its search over HTTP, answered from the curated facts. */
export interface WebSearchDouble {
  readonly baseUrl: string;
  /** The one key that it takes. */
  readonly key: string;
  /** The searches that were taken, oldest first: each of them is what Tavily would charge for. */
  readonly searches: readonly SearchRequest[];
  /** For tests: what the next searches meet. */
  behaviour: (request: SearchRequest) => SearchBehaviour;
  readonly faults: Readonly<Record<WebSearchFault, SearchBehaviour>>;
  stop(): Promise<void>;
}

const KEY = 'tvly-local';
const MAX_SEEN = 10_000;

export async function startWebSearchDouble(): Promise<WebSearchDouble> {
  const searches: SearchRequest[] = [];
  const server = http.createServer((request, response) => {
    // A client that goes away ends its own search alone.
    serve(request, response).catch(() => response.destroy());
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || request.url !== '/search') return send(response, 404, { detail: 'Not Found' });
    const body = await text(request);
    const isKnown = request.headers.authorization === `Bearer ${KEY}`;
    if (!isKnown) return refuse(response, { status: 401, message: 'Unauthorized: missing or invalid API key.' });
    const asked = readRequest(body);
    if (!asked) return refuse(response, { status: 400, message: 'The request parameters are incorrect or invalid.' });
    await answer(asked, response);
  }

  async function answer(asked: SearchRequest, response: ServerResponse): Promise<void> {
    const { refusal, delayMs = 0, silence, pages, body, onSearch } = double.behaviour(asked);
    if (refusal === undefined) note(asked);
    await onSearch?.();
    if (silence) return void (await once(response, 'close'));
    if (delayMs > 0) await delay(delayMs);
    if (refusal) return refuse(response, refusal);
    if (body !== undefined) return void response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    send(response, 200, view(asked, pages ?? factPages(asked)));
  }

  function note(asked: SearchRequest): void {
    searches.push(asked);
    if (searches.length > MAX_SEEN) searches.shift();
  }

  const port = await listenOnLoopback(server);
  const double: WebSearchDouble = {
    baseUrl: `http://127.0.0.1:${port}`,
    key: KEY,
    searches,
    behaviour: () => ({}),
    faults: WEB_SEARCH_FAULTS,
    stop: () => closeServer(server),
  };
  return double;
}

function view({ query }: SearchRequest, pages: readonly object[]): object {
  const results = pages.map((page) => ({ ...page, raw_content: null }));
  return {
    query,
    follow_up_questions: null,
    answer: null,
    images: [],
    results,
    response_time: 0.01,
    request_id: crypto.randomUUID(),
  };
}

function readRequest(body: string): SearchRequest | undefined {
  try {
    return SearchRequest.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, { status, message, retryAfterSeconds }: NonNullable<SearchBehaviour['refusal']>): void {
  if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(retryAfterSeconds));
  send(response, status, { detail: { error: message } });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
