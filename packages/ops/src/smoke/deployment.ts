import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { type Arrival, SmokeFailure } from './arrival.ts';

const ANSWER_TIMEOUT_MS = 30_000;
const STREAM_TIMEOUT_MS = 130_000;

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** A deployment as anybody meets it: plain HTTP at one address, with the cookie that it gives out. */
export interface Deployment {
  /** @throws SmokeFailure when nothing answers. */
  ask(path: string, body?: unknown): Promise<Answer>;
  /** Reads a run's events to the end of the stream. @throws SmokeFailure when there is no such stream, or it breaks. */
  follow(path: string): Promise<Arrival[]>;
}

interface Place {
  /** Without a slash at its end. */
  readonly base: string;
  readonly apiKey?: string | undefined;
}

export function deploymentAt({ base, apiKey }: Place): Deployment {
  let cookie = '';
  async function send(path: string, timeoutMs: number, body?: unknown): Promise<Response> {
    const headers = {
      ...(apiKey !== undefined && { 'x-api-key': apiKey }),
      ...(cookie !== '' && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const request = {
      headers,
      signal: AbortSignal.timeout(timeoutMs),
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    };
    const response = await fetch(base + path, request).catch((error: unknown) => {
      throw new SmokeFailure(`${base}${path} does not answer: ${reasonOf(error)}`);
    });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return response;
  }
  return {
    async ask(path, body) {
      const response = await send(path, ANSWER_TIMEOUT_MS, body);
      return { status: response.status, type: response.headers.get('content-type') ?? '', body: await response.text() };
    },
    async follow(path) {
      const sentMs = performance.now();
      const response = await send(path, STREAM_TIMEOUT_MS);
      if (response.status !== 200 || !response.body)
        throw new SmokeFailure(`GET ${path} answered ${response.status}: no stream.`);
      return readArrivals(response.body, sentMs);
    },
  };
}

async function readArrivals(body: ReadableStream<Uint8Array>, sentMs: number): Promise<Arrival[]> {
  const arrivals: Arrival[] = [];
  const parser = createParser({ onEvent: (message) => arrivals.push(arrivalOf(message, performance.now() - sentMs)) });
  const decoder = new TextDecoder();
  try {
    for await (const chunk of body) parser.feed(decoder.decode(chunk, { stream: true }));
  } catch (error) {
    throw new SmokeFailure(`The stream broke after ${arrivals.length} events: ${reasonOf(error)}`);
  }
  return arrivals;
}

function arrivalOf({ event = '', data }: EventSourceMessage, arrivedMs: number): Arrival {
  const parsed: Readonly<Record<string, unknown>> = JSON.parse(data);
  return { type: event, data: parsed, arrivedMs, writtenMs: Date.parse(String(parsed['at'])) };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
