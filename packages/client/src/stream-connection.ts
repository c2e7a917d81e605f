import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { problemOf, Unreachable } from './api-problem.ts';
import type { Clock } from './clock.ts';

/** Two heartbeats may be lost, a third may not: the connection is dead although nothing said so. */
export const SILENCE_LIMIT_MS = 25_000;

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

export interface ConnectionInput {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as `Last-Event-ID` when it is not 0. */
  readonly lastSeq: number;
  readonly signal: AbortSignal;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly onRetry: (retryMs: number) => void;
  /** The stream has begun, even if nothing happens on it for a while. */
  readonly onOpen: () => void;
}

/**
 * One connection, opened and read to its end; returns true when the server says that there is nothing more (204).
 * @throws ApiProblem when the answer is no event stream; Unreachable when the network fails or stays silent for 25 s
 */
export async function* readConnection(input: ConnectionInput): AsyncGenerator<EventSourceMessage, boolean> {
  const { fetch } = input;
  const connection = new AbortController();
  const signal = AbortSignal.any([input.signal, connection.signal]);
  const watched = watchSilence(input.clock, connection);
  try {
    const response = await watched(fetch(input.url, { headers: streamHeaders(input), signal, cache: 'no-store' }));
    if (response.status === 204) return true;
    if (!response.body || !isEventStream(response)) throw await problemOf(response);
    input.onOpen();
    yield* readMessages(response.body, input, watched);
    return false;
  } finally {
    connection.abort();
  }
}

type Watch = <Answer>(answer: Promise<Answer>) => Promise<Answer>;

async function* readMessages(body: ReadableStream<Uint8Array>, input: ConnectionInput, watched: Watch) {
  const messages: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => messages.push(message), onRetry: input.onRetry });
  const reader = body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await watched(reader.read());
    if (done) return;
    parser.feed(decoder.decode(value, { stream: true }));
    yield* messages.splice(0);
  }
}

/** Aborts the connection when a promise of bytes takes too long. Comments are bytes: a heartbeat keeps it open. */
function watchSilence(clock: Clock, connection: AbortController): Watch {
  return async (answer) => {
    const disarm = clock.after(SILENCE_LIMIT_MS, () => connection.abort());
    try {
      return await answer;
    } catch (cause) {
      throw new Unreachable(connection.signal.aborted ? 'The stream fell silent' : 'The stream broke off', { cause });
    } finally {
      disarm();
    }
  };
}

function streamHeaders({ headers, lastSeq }: ConnectionInput): Record<string, string> {
  const resume = lastSeq > 0 ? { 'last-event-id': String(lastSeq) } : {};
  return { ...headers, accept: 'text/event-stream', ...resume };
}

function isEventStream(response: Response): boolean {
  return response.ok && (response.headers.get('content-type') ?? '').startsWith('text/event-stream');
}
