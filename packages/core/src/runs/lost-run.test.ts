import { nanoUsd } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { AppError } from '../app-error.ts';
import {
  ALONE,
  countingIds,
  manualClock,
  memoryDailyStore,
  memoryFactoidStore,
  memoryRunQueue,
  memoryRunStore,
  noSearch,
  sampleRun,
  sampleRunId,
} from '../testing/index.ts';
import { executeRun } from './execute-run.ts';
import type { FactoidWriter, WriterEvent } from './factoid-writer.ts';
import type { RunStore } from './run-store.ts';

const GOOD = { text: 'Sea otters hold hands.', subject: 'Otters', emoji: '🦦' };
const USAGE = { promptTokens: 11, completionTokens: 28, cost: nanoUsd(18_450) };
const id = sampleRunId(1);

/** A worker on one run; `meddle` wraps its store, so that others get in between. */
async function setUp(meddle: (store: RunStore) => Partial<RunStore>) {
  const { store, state } = memoryRunStore();
  const clock = manualClock();
  let calls = 0;
  const writer: FactoidWriter = {
    promptBytes: () => 100,
    async *write({ signal }): AsyncIterable<WriterEvent> {
      calls += 1;
      yield { type: 'generation', generationId: 'gen-1' };
      yield { type: 'text', text: GOOD.text };
      await clock.sleep(1_000, signal);
      yield { type: 'finished', output: GOOD, raw: '', finishReason: 'stop', usage: USAGE };
    },
  };
  const runs = { ...store, ...meddle(store) };
  const deps = {
    clock,
    ids: countingIds(),
    runs,
    queue: memoryRunQueue(),
    factoids: memoryFactoidStore(),
    daily: memoryDailyStore(state),
    search: noSearch,
    writer,
    leaseMs: 100_000,
  };
  await store.create(sampleRun(1), ALONE);
  const execute = async () => {
    const execution = executeRun({ deps, runId: id, holder: 'a' }).catch((error: unknown) => error);
    for (let step = 0; step < 30; step += 1) await clock.advance(100);
    return execution;
  };
  return { execute, state, store, calls: () => calls };
}

describe('a worker that lost its run', () => {
  it('changes nothing once another wrote on in the log', async () => {
    const { execute, state } = await setUp(() => ({ append: async () => false }));
    expect(await execute()).toBe('lost');
    expect(state.runs.get(id)).toMatchObject({ status: 'running', finishedAt: null });
    expect(state.factoids.size).toBe(0);
  });

  it('calls no model once another took the run over', async () => {
    const { execute, calls } = await setUp(() => ({ startCall: async () => false }));
    expect(await execute()).toBe('lost');
    expect(calls()).toBe(0);
  });

  it('says so when another ended the run first', async () => {
    const { execute, state } = await setUp(() => ({ finish: async () => false }));
    expect(await execute()).toBe('lost');
    expect(state.factoids.size).toBe(0);
  });
});

describe('a run that is cancelled', () => {
  it('between its lease and its call ends for nothing', async () => {
    const { execute, state, calls } = await setUp((store) => ({
      startCall: async (...call) => {
        await store.requestCancel(id, '2099-11-22T09:00:00.000Z');
        return store.startCall(...call);
      },
    }));
    expect(await execute()).toBe('ended');
    expect(calls()).toBe(0);
    expect(state.runs.get(id)).toMatchObject({ status: 'cancelled', hold: 'released' });
  });

  it('before its worker had it ends for nothing', async () => {
    const { execute, state, store, calls } = await setUp(() => ({}));
    await store.requestCancel(id, '2099-11-22T09:00:00.000Z');
    expect(await execute()).toBe('ended');
    expect([calls(), state.runs.get(id)?.status]).toEqual([0, 'cancelled']);
  });
});

describe('a store that fails', () => {
  it('leaves the run to the next delivery: nothing was called, so nothing is lost', async () => {
    const busy = new AppError('store_busy');
    const { execute, state, calls } = await setUp(() => ({ startCall: () => Promise.reject(busy) }));
    expect(await execute()).toBe(busy);
    expect([calls(), state.runs.get(id)?.finishedAt]).toEqual([0, null]);
  });

  it('cannot make a note of the generation: the ending makes it good', async () => {
    const { execute, state } = await setUp(() => ({ recordGeneration: () => Promise.reject(new AppError('store_busy')) }));
    expect(await execute()).toBe('ended');
    expect(state.runs.get(id)).toMatchObject({ status: 'succeeded', hold: 'settled', calls: [{ generationId: 'gen-1' }] });
  });
});
