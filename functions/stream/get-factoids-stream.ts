import { STREAM } from '@factoids/contracts';
import { openStream } from '@factoids/core';
import type { RouteHandler } from '../middleware/route-handler.ts';
import { eventStream } from './event-stream.ts';
import { lastEventIdOf } from './last-event-id.ts';

type Deps = Parameters<typeof openStream>[0]['deps'];

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/** Opens the stream before it answers, so that a refusal is an HTTP status; 204 tells an EventSource to stop. */
export const getFactoidsStream: RouteHandler<'streamRun', Deps> = async ({ principal, params, event }, deps) => {
  const closed = new AbortController();
  const { deadlineMs, heartbeatMs } = STREAM;
  const events = await openStream({
    deps,
    input: { principal, id: params.id, afterSeq: lastEventIdOf(event) },
    options: { deadlineMs, heartbeatMs, signal: closed.signal },
  });
  if (!events) return { statusCode: 204, headers: { 'cache-control': 'no-store' }, body: '' };
  const body = eventStream(events);
  body.once('close', () => closed.abort());
  return { statusCode: 200, headers: { ...HEADERS }, body };
};
