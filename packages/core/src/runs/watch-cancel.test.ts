import { describe, expect, it } from 'vitest';
import { manualClock, sampleRun, sampleRunId } from '../testing/index.ts';
import type { Run } from './run.ts';
import { watchCancel } from './watch-cancel.ts';

function setUp(find: () => Promise<Run | null>) {
  const clock = manualClock();
  const seen = { reads: 0, cancels: 0 };
  const runs = {
    find: () => {
      seen.reads += 1;
      return find();
    },
    readEvents: async () => [],
  };
  const watch = watchCancel({ deps: { clock, runs }, id: sampleRunId(1), onCancel: () => (seen.cancels += 1) });
  return { clock, watch, seen };
}

describe('watchCancel', () => {
  it('tells the producer within half a second, once', async () => {
    let run = sampleRun(1);
    const { clock, seen } = setUp(async () => run);
    await clock.advance(1_000);
    expect(seen).toEqual({ reads: 2, cancels: 0 });
    run = { ...run, cancelRequestedAt: '2099-11-22T09:00:01.000Z' };
    await clock.advance(500);
    expect(seen.cancels).toBe(1);
    await clock.advance(5_000);
    expect(seen).toEqual({ reads: 3, cancels: 1 });
  });

  it('asks no more once the producer is done', async () => {
    const { clock, watch, seen } = setUp(async () => sampleRun(1, { cancelRequestedAt: '2099-11-22T09:00:00.000Z' }));
    watch.stop();
    await clock.advance(5_000);
    expect(seen).toEqual({ reads: 0, cancels: 0 });
  });

  it('survives a store that cannot be read for a moment', async () => {
    let isUp = false;
    const cancelled = sampleRun(1, { cancelRequestedAt: '2099-11-22T09:00:00.000Z' });
    const { clock, seen } = setUp(async () => {
      if (!isUp) throw new Error('busy');
      return cancelled;
    });
    await clock.advance(1_000);
    expect(seen.cancels).toBe(0);
    isUp = true;
    await clock.advance(500);
    expect(seen.cancels).toBe(1);
  });
});
