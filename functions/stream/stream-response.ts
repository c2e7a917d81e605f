import { STREAM } from '@factoids/contracts';
import type { Followed } from '@factoids/core';
import { type HttpResponse, noContent } from '../middleware/http-exchange.ts';
import { eventStream } from './event-stream.ts';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

interface Reading {
  readonly deadlineMs: number;
  readonly heartbeatMs: number;
  /** Aborted when the reader is gone. */
  readonly signal: AbortSignal;
}

/** Opens the stream before it answers, so that a refusal is an HTTP status; 204 tells an EventSource to stop. */
export async function streamResponse(open: (reading: Reading) => Promise<AsyncIterable<Followed> | null>): Promise<HttpResponse> {
  const closed = new AbortController();
  const { deadlineMs, heartbeatMs } = STREAM;
  const events = await open({ deadlineMs, heartbeatMs, signal: closed.signal });
  if (!events) return noContent();
  const body = eventStream(events);
  body.once('close', () => closed.abort());
  return { statusCode: 200, headers: { ...HEADERS }, body };
}
