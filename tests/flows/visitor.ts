import type { Problem } from '@factoids/contracts';
import { createParser } from 'eventsource-parser';
import { patience } from './patience.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a black-box test looks at whatever came
  readonly json: any;
}

export interface StreamEvent {
  readonly id: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a black-box test looks at whatever came
  readonly data: any;
}

interface Asking {
  readonly method?: string;
  readonly body?: unknown;
  readonly rawBody?: string;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal | undefined;
}

export interface Visitor {
  readonly cookies: readonly string[];
  ask(path: string, asking?: Asking): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Reads a stream to its end. @throws when patience is over */
  follow(path: string, lastEventId?: number): Promise<{ readonly status: number; readonly events: readonly StreamEvent[] }>;
}

/** Somebody with a cookie jar and nothing else: speaks plain HTTP, knows no client library. */
export function visitor(origin: string, standing: Record<string, string> = {}): Visitor {
  const jar = new Map<string, string>();
  const send = async (path: string, { method = 'GET', body, rawBody, headers = {}, signal }: Asking = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const payload = rawBody ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(new URL(path, origin), {
      method,
      signal: signal ?? null,
      headers: {
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === '' ? {} : { cookie }),
        ...standing,
        ...headers,
      },
      ...(payload === undefined ? {} : { body: payload }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  };
  return {
    get cookies() {
      return [...jar].map(([name, value]) => `${name}=${value}`);
    },
    async ask(path, asking) {
      const response = await send(path, asking);
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, json: parseJson(text) };
    },
    post(path, body = {}, headers = {}) {
      return this.ask(path, { method: 'POST', body, headers });
    },
    async follow(path, lastEventId) {
      const headers = lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) };
      const response = await send(path, { headers, signal: patience.over });
      return { status: response.status, events: parseEvents(await response.text()) };
    },
  };
}

function parseEvents(text: string): StreamEvent[] {
  const events: StreamEvent[] = [];
  const parser = createParser({
    onEvent: ({ id, event, data }) => events.push({ id: id ?? '', type: event ?? '', data: JSON.parse(data) }),
  });
  parser.feed(text);
  return events;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The problem of an answer that must be one. */
export function problemOf({ headers, json }: Answer): Problem {
  if (headers.get('content-type') !== 'application/problem+json') throw new Error(`no problem+json: ${JSON.stringify(json)}`);
  return json;
}
