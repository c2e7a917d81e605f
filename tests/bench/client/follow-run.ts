import type { IncomingMessage } from 'node:http';
import { RunAccepted, RunEvent } from '@factoids/contracts';
import { createParser } from 'eventsource-parser';
import { cookieOf, keepCookie } from './cookie-jars.ts';
import { addressOf, exchange, textOfStatus } from './exchange.ts';
import type { RunOrder, SeenEvent, SeenRun } from './orders.ts';

const TOPICS = ['otters', 'the ocean', 'volcanoes', 'honey', 'the moon', 'bridges', 'chess', 'bread'];

/** One visitor asks for a factoid and watches it being written, to the end. */
export async function followRun(origin: string, { mark, visitor }: RunOrder): Promise<SeenRun> {
  const started = performance.now();
  const startedAt = Date.now();
  const topic = TOPICS[visitor % TOPICS.length];
  const posting = exchange(origin, {
    method: 'POST',
    path: '/api/factoids/generate',
    cookie: cookieOf(visitor),
    from: addressOf(visitor),
    body: { topic, temperature: mark },
  });
  const answer = await posting;
  const accepted = RunAccepted.parse(JSON.parse(await textOfStatus(answer, 202)));
  const acceptedMs = performance.now() - started;
  keepCookie(visitor, answer);
  const stream = await exchange(origin, {
    method: 'GET',
    path: accepted.stream_url,
    cookie: cookieOf(visitor),
    from: addressOf(visitor),
  });
  if (stream.statusCode !== 200) await textOfStatus(stream, 200);
  const { events, firstDeltaAt, last } = await readEvents(stream);
  if (last?.type !== 'succeeded') throw new Error(`run ${accepted.request_id} ended with ${JSON.stringify(last)}`);
  if (firstDeltaAt === undefined) throw new Error(`run ${accepted.request_id} showed no text`);
  const factoidId = last.factoid?.id ?? null;
  const firstDeltaMs = firstDeltaAt - started;
  const endedMs = performance.now() - started;
  return { mark, startedAt, acceptedMs, firstDeltaMs, endedMs, requestId: accepted.request_id, factoidId, events };
}

export async function readEvents(stream: IncomingMessage) {
  const events: SeenEvent[] = [];
  let firstDeltaAt: number | undefined;
  let last: RunEvent | undefined;
  const parser = createParser({
    onEvent: ({ data }) => {
      const [arrived, arrivedAt] = [performance.now(), Date.now()];
      const event = RunEvent.parse(JSON.parse(data));
      if (event.type === 'delta') firstDeltaAt ??= arrived;
      events.push({ type: event.type, madeAt: Date.parse(event.at), arrivedAt });
      last = event;
    },
  });
  for await (const chunk of stream.setEncoding('utf8')) parser.feed(chunk);
  return { events, firstDeltaAt, last };
}
