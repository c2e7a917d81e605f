import { nanoUsd, type RunEventBody, SessionId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import type { Principal } from '../accounts/index.ts';
import { ALONE, cancelled, manualClock, memoryRunStore, sampleRun, sampleRunId } from '../testing/index.ts';
import { type Followed, pollDelayMs } from './follow-run.ts';
import { openStream } from './open-stream.ts';

const owner: Principal = { kind: 'anonymous', sessionId: SessionId.parse('ses_03q9gb7pm00000000000000000') };
const stranger: Principal = { kind: 'anonymous', sessionId: SessionId.parse('ses_03q9gb7pm00000000000000009') };
const id = sampleRunId(1);

async function setUp() {
  const { store } = memoryRunStore();
  const clock = manualClock();
  const closed = new AbortController();
  await store.create(sampleRun(1), ALONE);
  let seq = 1;
  const write = async (body: RunEventBody) => {
    seq += 1;
    await store.append({ ...body, run_id: id, seq, at: clock.now().toISOString() });
  };
  const end = () =>
    store.finish(
      { runId: id, epoch: 0, seq },
      {
        ...cancelled(),
        at: clock.now().toISOString(),
        events: [{ type: 'usage', prompt_tokens: 1, completion_tokens: 1, cost_usd: '0.000000001' }, { type: 'cancelled' }],
        calls: [
          {
            startedAt: clock.now().toISOString(),
            generationId: null,
            usage: { promptTokens: 1, completionTokens: 1, cost: nanoUsd(1) },
          },
        ],
        hold: 'settled',
      },
    );
  const open = (afterSeq = 0, principal: Principal | null = owner) =>
    openStream({
      deps: { clock, runs: store },
      input: { principal, id, afterSeq },
      options: { deadlineMs: 120_000, heartbeatMs: 10_000, signal: closed.signal },
    });
  return { clock, closed, write, end, open };
}

/** What a reader has seen so far; `done` once the stream has ended. */
function reading(events: AsyncGenerator<Followed> | null) {
  const seen = { items: [] as string[], done: false };
  void (async () => {
    for await (const event of events ?? []) seen.items.push(event === 'heartbeat' ? event : `${event.seq} ${event.type}`);
    seen.done = true;
  })();
  return seen;
}

describe('a stream', () => {
  it('replays the log, follows it as it grows, and ends with the terminal event', async () => {
    const { open, write, end, clock } = await setUp();
    const seen = reading(await open());
    await clock.advance(60);
    expect(seen.items).toEqual(['1 pending']);
    await write({ type: 'delta', text: 'Sea otters' });
    await clock.advance(60);
    expect(seen.items).toEqual(['1 pending', '2 delta']);
    await end();
    await clock.advance(60);
    expect(seen).toEqual({ items: ['1 pending', '2 delta', '3 usage', '4 cancelled'], done: true });
  });

  it('goes on after the last event that its reader saw, without a gap and without a repeat', async () => {
    const { open, write, end, clock } = await setUp();
    await write({ type: 'delta', text: 'Sea ' });
    await write({ type: 'delta', text: 'otters' });
    await end();
    const seen = reading(await open(2));
    await clock.advance(60);
    expect(seen.items).toEqual(['3 delta', '4 usage', '5 cancelled']);
  });

  it('is null once the terminal event was seen, so that the reader stops asking', async () => {
    const { open, end } = await setUp();
    await end();
    expect(await open(3)).toBeNull();
    expect(await open(999)).toBeNull();
    expect(await open(2)).not.toBeNull();
  });

  it('sends a heartbeat after ten seconds of silence, and counts anew after each event', async () => {
    const { open, write, clock } = await setUp();
    const seen = reading(await open());
    await clock.advance(9_000);
    expect(seen.items).toEqual(['1 pending']);
    await clock.advance(2_000);
    expect(seen.items).toEqual(['1 pending', 'heartbeat']);
    await write({ type: 'delta', text: 'late' });
    await clock.advance(9_000);
    expect(seen.items).toEqual(['1 pending', 'heartbeat', '2 delta']);
    await clock.advance(2_000);
    expect(seen.items.at(-1)).toBe('heartbeat');
  });

  it('ends at its deadline without a terminal event, so that the reader comes again', async () => {
    const { open, clock } = await setUp();
    const seen = reading(await open());
    await clock.advance(119_000);
    expect(seen.done).toBe(false);
    await clock.advance(2_000);
    expect(seen.done).toBe(true);
    expect(seen.items.filter((item) => item !== 'heartbeat')).toEqual(['1 pending']);
  });

  it('stops reading the log when its reader has gone', async () => {
    const { open, closed, clock } = await setUp();
    const seen = reading(await open());
    await clock.advance(60);
    closed.abort();
    await clock.advance(60);
    expect(seen.done).toBe(true);
  });

  it.each([
    ['a stranger', stranger],
    ['somebody without a session', null],
  ])('does not open for %s', async (_who, principal) => {
    const { open } = await setUp();
    await expect(open(0, principal)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('how often the log is read', () => {
  it.each([
    [0, 35, 90],
    [299, 35, 90],
    [300, 100, 100],
    [9_999, 100, 100],
    [10_000, 150, 150],
    [29_999, 150, 150],
    [30_000, 500, 500],
  ])('after %i ms of silence each %i ms, between words each %i', (quietMs, delayMs, betweenWordsMs) => {
    expect(pollDelayMs(quietMs, false)).toBe(delayMs);
    expect(pollDelayMs(quietMs, true)).toBe(betweenWordsMs);
  });
});
