import { Readable } from 'node:stream';
import { STREAM } from '@factoids/contracts';
import type { Followed } from '@factoids/core';

// The runtime holds small first writes back; a long comment takes the first events with it.
const PADDING = `:${' '.repeat(2048)}\n\n`;

/** Server-sent events: `retry` first, a comment where nothing happens, else id, type and data of each event. */
export function eventStream(events: AsyncIterable<Followed>): Readable {
  return Readable.from(eventText(events), { objectMode: false, highWaterMark: 64 * 1024 });
}

async function* eventText(events: AsyncIterable<Followed>): AsyncGenerator<string> {
  yield `retry: ${STREAM.retryMs}\n${PADDING}`;
  for await (const event of events) {
    yield event === 'heartbeat'
      ? ': still here\n\n'
      : `id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
  }
}
