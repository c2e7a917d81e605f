import { describeProblem, type RunEvent } from '@factoids/contracts';
import { describe, expect, test } from 'vitest';
import { ApiProblem } from './api-problem.ts';
import { connectionSlots } from './connection-slots.ts';
import type { Presence } from './presence.ts';
import { type ReadRunOptions, readRunEvents } from './read-run-events.ts';
import { collect } from './testing/collect.ts';
import { handClock } from './testing/hand-clock.ts';
import { type Answer, json, type LoopbackApi, loopbackApi, stream } from './testing/loopback-api.ts';
import { event, frame, RAFT, RUN, runView } from './testing/run-fixtures.ts';

const FRAMES = RUN.map(frame);
const bad = (code: Parameters<typeof describeProblem>[0], more = {}) => {
  const problem = { ...describeProblem(code), ...more };
  return json(problem.status, problem, 'application/problem+json');
};

function read(api: LoopbackApi, options: Partial<ReadRunOptions> = {}) {
  const urls = { streamUrl: `${api.origin}/stream`, statusUrl: `${api.origin}/status` };
  return readRunEvents({ clock: handClock(), random: () => 0, ...urls, ...options });
}

const seqs = async (events: AsyncIterable<RunEvent>) => (await collect(events)).map(({ seq }) => seq);

const serve = (streams: readonly Answer[], statuses: readonly Answer[] = []) =>
  loopbackApi({ '/stream': streams, '/status': statuses });
const lastEventIds = (api: LoopbackApi) => api.requests.map(({ headers }) => headers['last-event-id']);

describe('reading a run', () => {
  test('gives every event once, in order, and ends with the terminal one although the server keeps the line open', async () => {
    await using api = await serve([stream(['retry: 1000\n\n', ': hello\n\n', ...FRAMES], 'open')]);
    expect(await seqs(read(api))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test.each([1, 2, 3, 4, 5])(
    'a cut after event %i resumes there, and a server that repeats itself is not believed twice',
    async (seen) => {
      await using api = await serve([stream(FRAMES.slice(0, seen), 'cut'), stream(FRAMES.slice(seen - 1), 'open')]);
      expect(await seqs(read(api))).toEqual([1, 2, 3, 4, 5, 6]);
      expect(lastEventIds(api)).toEqual([undefined, String(seen)]);
    },
  );

  test('a chunk border inside a character or a line changes nothing', async () => {
    const bytes = Buffer.from(FRAMES.join(''));
    const dribble: Answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (let at = 0; at < bytes.length; at += 7) response.write(bytes.subarray(at, at + 7));
    };
    await using api = await serve([dribble]);
    const last = (await collect(read(api))).at(-1);
    expect(last).toMatchObject({ type: 'succeeded', factoid: RAFT });
  });

  test('four at the most hold a connection: the fifth asks for the status, and streams once one is free', async () => {
    const slots = connectionSlots();
    await using api = await serve([stream(FRAMES.slice(0, 1), 'open'), stream(FRAMES, 'open')], [json(200, runView('running'))]);
    const held = [slots.take(), slots.take(), slots.take()];
    const fourth = read(api, { slots });
    expect((await fourth.next()).value).toMatchObject({ seq: 1 });
    const clock = handClock();
    const fifth = seqs(read(api, { slots, clock }));
    const asked = (path: string) => api.requests.filter(({ url }) => url === path).length;
    await expect.poll(() => asked('/status')).toBeGreaterThan(1);
    expect(asked('/stream')).toBe(1);
    held[0]?.();
    expect(await fifth).toEqual([1, 2, 3, 4, 5, 6]);
    await fourth.return();
  });

  test('204 ends the reading: everything has been seen', async () => {
    await using api = await serve([(response) => response.writeHead(204).end()]);
    expect(await seqs(read(api, { lastSeq: 6 }))).toEqual([]);
    expect(lastEventIds(api)).toEqual(['6']);
  });

  test('unknown types and broken data are passed over', async () => {
    const noise = ['id: 2\nevent: sparkle\ndata: {"type":"sparkle","run_id":"x","seq":2}\n\n', 'id: 3\ndata: {oh\n\n'];
    await using api = await serve([stream([...FRAMES.slice(0, 1), ...noise, ...FRAMES.slice(1)], 'open')]);
    expect(await seqs(read(api))).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('a bad line', () => {
  test('silence is a dead line: the watchdog reconnects and resumes', async () => {
    await using api = await serve([stream(FRAMES.slice(0, 2), 'open'), stream(FRAMES.slice(2), 'open')]);
    const clock = handClock();
    const seen: number[] = [];
    for await (const { seq } of read(api, { clock })) {
      seen.push(seq);
      if (seq === 2) setImmediate(() => setTimeout(clock.strike, 20));
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
    expect(lastEventIds(api)).toEqual([undefined, '2']);
  });

  test('the pause doubles from the retry that the server asks for, and a Retry-After is kept', async () => {
    const busy = bad('store_busy', { retry_after: 7 });
    await using api = await serve([stream(['retry: 3000\n\n'], 'end'), busy, stream(FRAMES, 'open')]);
    const clock = handClock();
    await seqs(read(api, { clock, random: () => 0.999_999 }));
    expect(clock.pauses).toEqual([3_000, 7_000]);
  });

  test('after three connections without an event the status is asked instead, until the run has ended', async () => {
    const usage = { prompt_tokens: 11, completion_tokens: 28, cost_usd: null };
    const ended = runView('succeeded', { factoid: RAFT, usage, finished_at: RAFT.created_at });
    const portal: Answer = (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in</h1>');
    await using api = await serve([portal], [json(200, runView('running')), bad('store_busy'), json(200, ended)]);
    const events = await collect(read(api));
    expect(events).toMatchObject([
      { type: 'usage', seq: 1 },
      { type: 'succeeded', seq: 2, factoid: RAFT },
    ]);
    expect(api.requests.map(({ url }) => url)).toEqual([...Array(3).fill('/stream'), ...Array(3).fill('/status')]);
  });

  test.each([
    ['a new line on which nothing happens yet', [stream([': hello\n\n'], 'open')], []],
    ['the status', [bad('store_busy')], [json(200, runView('running'))]],
  ])('contact is lost once, and found with %s', async (_by, later, statuses) => {
    const cut: Answer = (response) => void response.destroy();
    await using api = await serve([stream(FRAMES.slice(0, 1), 'cut'), cut, ...later], statuses);
    const told: boolean[] = [];
    const leaving = new AbortController();
    const reading = seqs(read(api, { signal: leaving.signal, onContact: (isInContact) => told.push(isInContact) }));
    await expect.poll(() => told).toEqual([false, true]);
    leaving.abort();
    expect(await reading).toEqual([1]);
    expect(told).toEqual([false, true]);
  });

  test('a status that is not answered is asked for again', async () => {
    const ended = runView('succeeded', { factoid: RAFT, finished_at: RAFT.created_at });
    const clock = handClock();
    const silent: Answer = () => void setTimeout(clock.strike, 20);
    await using api = await serve([bad('store_busy')], [silent, json(200, ended)]);
    expect(await collect(read(api, { clock }))).toMatchObject([{ type: 'succeeded' }]);
    expect(api.requests.filter(({ url }) => url === '/status')).toHaveLength(2);
  });

  test('a run that is not there, or not ours, is a typed error and is not asked for again', async () => {
    await using api = await serve([bad('not_found')]);
    const failure = await seqs(read(api)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiProblem);
    expect(failure).toMatchObject({ problem: { code: 'not_found', status: 404 } });
    expect(api.requests).toHaveLength(1);
  });
});

describe('the reader', () => {
  test('leaves quietly when aborted, closes its connection and asks nothing more of the server', async () => {
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    const open: Answer = (response) => {
      response.on('close', resolve);
      stream(FRAMES.slice(0, 2), 'open')(response, response.req);
    };
    await using api = await serve([open]);
    const leaving = new AbortController();
    const seen: number[] = [];
    for await (const { seq } of read(api, { signal: leaving.signal })) {
      seen.push(seq);
      if (seq === 2) leaving.abort();
    }
    await closed;
    expect(seen).toEqual([1, 2]);
    expect(api.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /stream']);
  });

  test('does not reconnect while nobody looks, and does as soon as somebody does', async () => {
    let isPresent = true;
    let tell = () => {};
    const presence: Presence = {
      isPresent: () => isPresent,
      onChange: (listener) => {
        tell = listener;
        return () => {};
      },
    };
    await using api = await serve([stream(FRAMES.slice(0, 2), 'end'), stream(FRAMES.slice(2), 'open')]);
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { seq } of read(api, { presence })) {
        seen.push(seq);
        isPresent = seq !== 2;
      }
    })();
    await expect.poll(() => tell.length === 0 && seen.length).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(api.requests).toHaveLength(1);
    isPresent = true;
    tell();
    await reading;
    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('a failed run ends it as well', async () => {
    const failed = event(2, { type: 'failed', problem: describeProblem('provider_busy') });
    await using api = await serve([stream([frame(event(1, { type: 'pending' })), frame(failed)], 'open')]);
    expect(await seqs(read(api))).toEqual([1, 2]);
  });
});
