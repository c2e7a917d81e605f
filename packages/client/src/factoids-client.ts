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

export interface WriteOptions extends CallOptions {
  /** The same request with the same key within 24 h is done once, and answered the same. */
  readonly idempotencyKey?: string;
}

export interface PageRequest {
  readonly limit?: number;
  readonly cursor?: string;
}

/** What goes together is told by the API: `sort=random` goes alone, `q` with a subject at most. */
export interface FactoidListRequest extends PageRequest {
  readonly sort?: Schemas['FactoidSort'];
  readonly subject?: string;
  /** Up and down together. A page may then be short, even empty, and yet not the last: `has_more` tells. */
  readonly min_votes?: number;
  /** Words, or their beginnings; the best match comes first. */
  readonly q?: string;
}

/** A run's addresses, as the 202 names them. */
export type RunAddress = Pick<Schemas['RunAccepted'], 'stream_url' | 'status_url'>;

export type WatchOptions = Pick<ReadRunOptions, 'lastSeq' | 'signal' | 'clock' | 'random' | 'presence' | 'onContact'>;

/** Every call rejects with ApiProblem when the API says no, with Unreachable when it says nothing, and with an abort as an abort. */
export type FactoidsClient = ReturnType<typeof factoidsClient>;

export function factoidsClient({ origin = '', apiKey, fetch = globalThis.fetch }: ClientOptions = {}) {
  const headers: Record<string, string> = apiKey === undefined ? {} : { 'x-api-key': apiKey };
  const prefix = apiKey === undefined ? '/api' : '/v1';
  const http = createClient<Operations>({ baseUrl: origin + prefix, headers, fetch: (request) => reach(fetch, request) });

  const slots = connectionSlots();
  const watch = ({ stream_url, status_url }: RunAddress, options: WatchOptions = {}): AsyncGenerator<RunEvent, void> =>
    readRunEvents({ ...options, slots, streamUrl: origin + stream_url, statusUrl: origin + status_url, headers, fetch });

  return {
    listFactoids: async (query: FactoidListRequest = {}, options: CallOptions = {}) =>
      unwrap(await http.GET('/factoids', { params: { query }, ...options })),

    /** What factoids are about, the most frequent first. */
    listSubjects: async (query: { readonly limit?: number } = {}, options: CallOptions = {}) =>
      unwrap(await http.GET('/factoids/subjects', { params: { query }, ...options })),

    /** Of a UTC day; of today without one. */
    getToday: async (query: { readonly date?: string } = {}, options: CallOptions = {}) =>
      unwrap(await http.GET('/factoids/today', { params: { query }, ...options })),

    getFactoid: async (id: string, options: CallOptions = {}) =>
      unwrap(await http.GET('/factoids/{id}', { params: { path: { id } }, ...options })),

    listModels: async (options: CallOptions = {}) => unwrap(await http.GET('/models', { ...options })),

    /** Accepted means stored and queued, not written yet: watch the run. */
    generateFactoid: async (body: Schemas['GenerateBody'], options: WriteOptions = {}) =>
      unwrap(await http.POST('/factoids/generate', { body, ...once(options) })),

    /** What it would cost and meet; spends nothing. */
    quoteFactoid: async (body: Schemas['GenerateBody'], options: CallOptions = {}) =>
      unwrap(await http.POST('/factoids/quote', { body, ...options })),

    listRuns: async (query: PageRequest = {}, options: CallOptions = {}) =>
      unwrap(await http.GET('/factoids/requests', { params: { query }, ...options })),

    getRun: async (id: string, options: CallOptions = {}) =>
      unwrap(await http.GET('/factoids/requests/{id}', { params: { path: { id } }, ...options })),

    /** Stops the run itself, for everybody who watches it. */
    cancelRun: async (id: string, options: WriteOptions = {}) =>
      unwrap(await http.POST('/factoids/requests/{id}/cancel', { params: { path: { id } }, body: {}, ...once(options) })),

    /** One vote per client and factoid; `none` takes it back. */
    voteFactoid: async (id: string, body: Schemas['VoteBody'], options: WriteOptions = {}) =>
      unwrap(await http.POST('/factoids/{id}/vote', { params: { path: { id } }, body, ...once(options) })),

    /** For the operator to read. The same key and body within 24 h are kept once. */
    sendFeedback: async (id: string, body: Schemas['FeedbackBody'], options: WriteOptions = {}) =>
      unwrap(await http.POST('/factoids/{id}/feedback', { params: { path: { id } }, body, ...once(options) })),

    getLimits: async (options: CallOptions = {}) => unwrap(await http.GET('/limits', { ...options })),

    /** Shows the session to be human, for a while. A token is good once. Only with a session, never with a key. */
    passChallenge: async (body: Schemas['ChallengeBody'], options: CallOptions = {}) =>
      unwrap(await http.POST('/session/challenge', { body, ...options })),

    /** The key that this client sends: for clients with a key alone. */
    getKey: async (options: CallOptions = {}) => unwrap(await http.GET('/key', { ...options })),

    /** Nothing is spent before the first message. */
    openChatSession: async (body: Schemas['OpenSessionBody'] = {}, options: WriteOptions = {}) =>
      unwrap(await http.POST('/chat/sessions', { body, ...once(options) })),

    /** The caller's own, without their messages. */
    listChatSessions: async (query: PageRequest = {}, options: CallOptions = {}) =>
      unwrap(await http.GET('/chat/sessions', { params: { query }, ...options })),

    getChatSession: async (id: string, options: CallOptions = {}) =>
      unwrap(await http.GET('/chat/sessions/{id}', { params: { path: { id } }, ...options })),

    /** With every message. One that is gone already is `not_found`. */
    deleteChatSession: async (id: string, options: CallOptions = {}): Promise<void> => {
      const { error, response } = await http.DELETE('/chat/sessions/{id}', { params: { path: { id } }, ...options });
      if (!response.ok) throw toApiProblem(error, response);
    },

    /** Accepted means stored and queued: watch the turn. While another one is answered it is `turn_in_progress`. */
    sendChatMessage: async (id: string, body: Schemas['MessageBody'], options: WriteOptions = {}) =>
      unwrap(await http.POST('/chat/sessions/{id}/messages', { params: { path: { id } }, body, ...once(options) })),

    /** Stops the turn that is being answered; one that has ended stays as it is. */
    cancelChatTurn: async (id: string, options: WriteOptions = {}) =>
      unwrap(await http.POST('/chat/sessions/{id}/cancel', { params: { path: { id } }, body: {}, ...once(options) })),

    /** Of an accepted message, or of the `running` of a session or a problem: a page that was loaded anew goes on from there. */
    watchTurn: ({ run_id, stream_url }: Schemas['RunningTurn'], options: WatchOptions = {}) =>
      watch({ stream_url, status_url: `${prefix}/factoids/requests/${run_id}` }, options),

    watchRun: watch,
  };
}

function once({ idempotencyKey, ...options }: WriteOptions) {
  return { ...options, headers: idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey } };
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
  const isWhole = response.ok && response.status !== 204;
  if (isWhole && !response.headers.get('content-type')?.includes('json')) throw await problemOf(response);
  return response;
}
