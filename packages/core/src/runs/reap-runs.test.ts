import type { RunMessage } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { AppError } from '../app-error.ts';
import { ALONE, manualClock, memoryRunQueue, memoryRunStore, oneQueue, sampleRun, sampleRunId } from '../testing/index.ts';
import { reapRuns, remedyFor } from './reap-runs.ts';
import type { RunOf } from './run.ts';

const START = '2099-11-22T09:00:00.000Z';
const secondsIn = (seconds: number) => new Date(Date.parse(START) + seconds * 1_000);
const isoIn = (seconds: number) => secondsIn(seconds).toISOString();
const CALL = { startedAt: START, generationId: 'gen-1', usage: null };
const id = sampleRunId(1);

async function setUp(overrides: Partial<RunOf<'factoid'>> = {}) {
  const { store, state } = memoryRunStore();
  const clock = manualClock(START);
  const queue = memoryRunQueue();
  await store.create(sampleRun(1, overrides), ALONE);
  return { deps: { clock, runs: store, queues: oneQueue(queue) }, clock, queue, state };
}

describe('a run whose message got lost', () => {
  it('is sent again 30 s, 1, 2 and 4 minutes after the time before', async () => {
    const { deps, clock, queue } = await setUp();
    const sentAt: number[] = [];
    for (let second = 0; second <= 500; second += 5) {
      const before = queue.sent.length;
      await reapRuns({ deps });
      if (queue.sent.length > before) sentAt.push(second);
      await clock.advance(5_000);
    }
    // At 30 s the run is just old enough to be looked for; the pass after that finds it.
    const gaps = sentAt.map((second, index) => second - (sentAt[index - 1] ?? 0));
    expect(gaps).toEqual([35, 60, 120, 240]);
    expect(queue.sent[0]?.message).toEqual({ type: 'run.requested', run_id: id });
  });

  it('is never given up: it waits 1,024 times half a minute at the most', () => {
    const waiting = sampleRun(1, { sends: 60 });
    expect(remedyFor(waiting, secondsIn(30 * 1_024 - 1))).toBe('none');
    expect(remedyFor(waiting, secondsIn(30 * 1_024))).toBe('resend');
  });

  it('is not sent again while a worker has it, and is when that worker died before its call', () => {
    const leased = sampleRun(1, { status: 'running', epoch: 1, leaseUntil: isoIn(100) });
    expect(remedyFor(leased, secondsIn(99))).toBe('none');
    expect(remedyFor(leased, secondsIn(100))).toBe('resend');
  });

  it('is sent once by two reapers at a time', async () => {
    const { deps, clock, queue } = await setUp();
    await clock.advance(40_000);
    await Promise.all([reapRuns({ deps }), reapRuns({ deps })]);
    expect(queue.sent).toHaveLength(1);
  });
});

describe('a run whose worker died after its call began', () => {
  const orphan = { status: 'running', epoch: 1, leaseUntil: isoIn(100), calls: [CALL] } as const;

  it('is left alone while its lease is in force', () => {
    expect(remedyFor(sampleRun(1, orphan), secondsIn(99))).toBe('none');
    expect(remedyFor(sampleRun(1, orphan), secondsIn(100))).toBe('interrupt');
  });

  it('ends as interrupted, retryable, and its cost is looked up', async () => {
    const { deps, clock, queue, state } = await setUp(orphan);
    await clock.advance(101_000);
    expect(await reapRuns({ deps })).toEqual({ none: 0, resend: 0, interrupt: 1, settle: 0 });
    expect(state.runs.get(id)).toMatchObject({
      status: 'failed',
      hold: 'settling',
      problem: { code: 'interrupted', retryable: true },
    });
    expect(queue.sent).toEqual([{ message: { type: 'run.settlement_due', run_id: id, lookup: 0 }, delaySeconds: 2 }]);
  });

  it('ends as cancelled when that was asked for', async () => {
    const { deps, clock, state } = await setUp({ ...orphan, cancelRequestedAt: isoIn(5) });
    await clock.advance(101_000);
    await reapRuns({ deps });
    expect(state.runs.get(id)).toMatchObject({ status: 'cancelled', problem: null });
    expect(state.events.get(id)?.map(({ type }) => type)).toEqual(['pending', 'usage', 'cancelled']);
  });
});

describe('a run whose cost nobody looked up', () => {
  const settling = { status: 'failed', epoch: 1, hold: 'settling', calls: [CALL], finishedAt: START } as const;

  it('has its last look-up asked for three minutes after its end', async () => {
    const { deps, clock, queue } = await setUp(settling);
    await clock.advance(179_000);
    expect(await reapRuns({ deps })).toMatchObject({ none: 1, settle: 0 });
    await clock.advance(1_000);
    expect(await reapRuns({ deps })).toMatchObject({ settle: 1 });
    expect(queue.sent).toEqual([{ message: { type: 'run.settlement_due', run_id: id, lookup: 2 }, delaySeconds: 0 }]);
  });
});

describe('a run that cannot be helped now', () => {
  it('keeps no other waiting, and is told of at the end of the pass', async () => {
    const { deps, clock, queue } = await setUp();
    await deps.runs.create(sampleRun(2), ALONE);
    await clock.advance(40_000);
    const send = async (message: RunMessage) => {
      if (message.run_id === id) throw new AppError('queue_unavailable');
      await queue.send(message);
    };
    await expect(reapRuns({ deps: { ...deps, queues: oneQueue({ send }) } })).rejects.toThrow(
      '1 of 2 open runs could not be helped',
    );
    expect(queue.sent.map(({ message }) => message.run_id)).toEqual([sampleRunId(2)]);
  });
});

describe('a run that is well', () => {
  it.each([
    ['just made', {}],
    ['being written', { status: 'running', epoch: 1, leaseUntil: isoIn(100), calls: [CALL] }],
    ['ended and settled', { status: 'succeeded', hold: 'settled', finishedAt: START }],
    ['ended for nothing', { status: 'cancelled', hold: 'released', finishedAt: START }],
  ] as const)('is left as it is: %s', (_what, overrides) => {
    expect(remedyFor(sampleRun(1, overrides), secondsIn(29))).toBe('none');
  });

  it('is not read again once it has ended and is settled', async () => {
    const { deps, clock } = await setUp({ status: 'succeeded', hold: 'settled', finishedAt: START });
    await clock.advance(600_000);
    expect(await reapRuns({ deps })).toEqual({ none: 0, resend: 0, interrupt: 0, settle: 0 });
  });
});
