import type { RunEvent } from '@factoids/contracts';
import createClient from 'openapi-fetch';
import { problemOf, toApiProblem, Unreachable } from './api-problem.ts';
import { connectionSlots } from './connection-slots.ts';
import type { components, paths } from './generated/api.ts';
import { type ReadRunOptions, readRunEvents } from './read-run-events.ts';

export type Schemas = components['schemas'];

type Below<Prefix extends string> = {
  [Path in keyof paths as Path extends `${Prefix}${infer Rest}` ? Rest : never]: paths[Path];
};

/** What stands under both prefixes is the same, so that one set of types serves the two. */
type Operations = Below<'/api'> & Omit<Below<'/v1'>, keyof Below<'/api'>>;

export interface ClientOptions {
  /** Where the API stands, as in `https://example.org`; empty for the page's own origin. */
  readonly origin?: string;
  /** Speaks to `/v1` with this key. Without one it speaks to `/api`, with the browser's session cookie. */
  readonly apiKey?: string;
  readonly fetch?: typeof globalThis.fetch;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface GenerateOptions extends CallOptions {
  /** The same key and body within 24 h give the same run. */
  readonly idempotencyKey?: string;
}

export interface PageRequest {
  readonly limit?: number;
  readonly cursor?: string;
}

/** A run's addresses, as the 202 names them. */
export type RunAddress = Pick<Schemas['RunAccepted'], 'stream_url' | 'status_url'>;

export type WatchOptions = Pick<ReadRunOptions, 'lastSeq' | 'signal' | 'clock' | 'random' | 'presence'>;

/** Every call rejects with ApiProblem when the API says no, with Unreachable when it says nothing, and with an abort as an abort. */
export type FactoidsClient = ReturnType<typeof factoidsClient>;

export function factoidsClient({ origin = '', apiKey, fetch = globalThis.fetch }: ClientOptions = {}) {
  const headers: Record<string, string> = apiKey === undefined ? {} : { 'x-api-key': apiKey };
  const baseUrl = origin + (apiKey === undefined ? '/api' : '/v1');
  const http = createClient<Operations>({ baseUrl, headers, fetch: (request) => reach(fetch, request) });

  const slots = connectionSlots();

  return {
    listFactoids: async (query: PageRequest = {}, options: CallOptions = {}) =>
      unwrap(await http.GET('/factoids', { params: { query }, ...options })),

    getFactoid: async (id: string, options: CallOptions = {}) =>
      unwrap(await http.GET('/factoids/{id}', { params: { path: { id } }, ...options })),

    listModels: async (options: CallOptions = {}) => unwrap(await http.GET('/models', { ...options })),

    /** Accepted means stored and queued, not written yet: watch the run. */
    generateFactoid: async (body: Schemas['GenerateBody'], { idempotencyKey, ...options }: GenerateOptions = {}) => {
      const header = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey };
      return unwrap(await http.POST('/factoids/generate', { body, headers: header, ...options }));
    },

    /** What it would cost and meet; spends nothing. */
    quoteFactoid: async (body: Schemas['GenerateBody'], options: CallOptions = {}) =>
      unwrap(await http.POST('/factoids/quote', { body, ...options })),

    listRuns: async (query: PageRequest = {}, options: CallOptions = {}) =>
      unwrap(await http.GET('/factoids/requests', { params: { query }, ...options })),

    getRun: async (id: string, options: CallOptions = {}) =>
      unwrap(await http.GET('/factoids/requests/{id}', { params: { path: { id } }, ...options })),

    /** Stops the run itself, for everybody who watches it. */
    cancelRun: async (id: string, options: CallOptions = {}) =>
      unwrap(await http.POST('/factoids/requests/{id}/cancel', { params: { path: { id } }, body: {}, ...options })),

    getLimits: async (options: CallOptions = {}) => unwrap(await http.GET('/limits', { ...options })),

    /** Shows the session to be human, for a while. A token is good once. Only with a session, never with a key. */
    passChallenge: async (body: Schemas['ChallengeBody'], options: CallOptions = {}) =>
      unwrap(await http.POST('/session/challenge', { body, ...options })),

    /** The key that this client sends: for clients with a key alone. */
    getKey: async (options: CallOptions = {}) => unwrap(await http.GET('/key', { ...options })),

    watchRun: (run: RunAddress, options: WatchOptions = {}): AsyncGenerator<RunEvent, void> =>
      readRunEvents({
        ...options,
        slots,
        streamUrl: origin + run.stream_url,
        statusUrl: origin + run.status_url,
        headers,
        fetch,
      }),
  };
}

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

function unwrap<Data>({ data, error, response }: Answer<Data>): Data {
  if (data === undefined) throw toApiProblem(error, response);
  return data;
}

async function reach(fetch: typeof globalThis.fetch, request: Request): Promise<Response> {
  const response = await fetch(request).catch((cause: unknown) => {
    if (request.signal.aborted) throw cause;
    throw new Unreachable('The API cannot be reached', { cause });
  });
  // A page in place of JSON (a proxy's, a captive portal's) is told apart here, before anything tries to parse it.
  if (response.ok && !response.headers.get('content-type')?.includes('json')) throw await problemOf(response);
  return response;
}
