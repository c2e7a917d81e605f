import { ChatSessionView, MessageAccepted } from '@factoids/contracts';
import { cookieOf, keepCookie } from './cookie-jars.ts';
import { addressOf, exchange, textOfStatus } from './exchange.ts';
import { readEvents } from './follow-run.ts';
import type { RunOrder, SeenRun } from './orders.ts';

/** One visitor opens a chat, says something, and watches the answer being written, to the end. The opening is not measured. */
export async function followTurn(origin: string, { mark, visitor }: RunOrder): Promise<SeenRun> {
  const from = addressOf(visitor);
  const ask = (method: string, path: string, body?: object) =>
    exchange(origin, { method, path, cookie: cookieOf(visitor), from, body });
  const opened = await ask('POST', '/api/chat/sessions', {});
  const session = ChatSessionView.parse(JSON.parse(await textOfStatus(opened, 201)));
  keepCookie(visitor, opened);

  const [started, startedAt] = [performance.now(), Date.now()];
  const message = `What do you know about otters? ${mark.toFixed(6)}`;
  const answer = await ask('POST', `/api/chat/sessions/${session.id}/messages`, { message });
  const accepted = MessageAccepted.parse(JSON.parse(await textOfStatus(answer, 202)));
  const acceptedMs = performance.now() - started;
  const stream = await ask('GET', accepted.stream_url);
  if (stream.statusCode !== 200) await textOfStatus(stream, 200);
  const { events, firstDeltaAt, last } = await readEvents(stream);
  if (last?.type !== 'succeeded') throw new Error(`turn ${accepted.run_id} ended with ${JSON.stringify(last)}`);
  if (firstDeltaAt === undefined) throw new Error(`turn ${accepted.run_id} showed no text`);
  const [firstDeltaMs, endedMs] = [firstDeltaAt - started, performance.now() - started];
  return { mark, startedAt, acceptedMs, firstDeltaMs, endedMs, requestId: accepted.run_id, factoidId: null, events };
}
