import { describe, expect, it } from 'vitest';
import { manualClock } from '../testing/index.ts';
import { DELTA_FRAME_MS as FRAME_MS, frameDeltas } from './frame-deltas.ts';

function setUp(failAt = Number.POSITIVE_INFINITY) {
  const clock = manualClock();
  const startMs = clock.now().getTime();
  const written: [atMs: number, text: string][] = [];
  let failures = 0;
  const frames = frameDeltas({
    clock,
    append: async (text) => {
      if (written.length >= failAt) throw new Error('the place is taken');
      written.push([clock.now().getTime() - startMs, text]);
    },
    onFailure: () => {
      failures += 1;
    },
  });
  return { clock, frames, written, failures: () => failures };
}

describe('frameDeltas', () => {
  it.each([0, 1, 2, 3])('loses no words that come %i turns after a frame has ended', async (turns) => {
    const written: string[] = [];
    let endFrame = () => {};
    const sleep = (_ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        endFrame = resolve;
        if (signal?.aborted) resolve();
        signal?.addEventListener('abort', () => resolve());
      });
    const append = async (text: string) => void written.push(text);
    const frames = frameDeltas({ clock: { ...manualClock(), sleep }, append, onFailure() {} });
    frames.push('Sea');
    await new Promise((resolve) => setImmediate(resolve));
    endFrame();
    for (let turn = 0; turn < turns; turn += 1) await null;
    frames.push(' otters');
    await frames.close();
    expect(written.join('')).toBe('Sea otters');
  });

  it('writes the first text at once, and the next ones a frame apart, gathered', async () => {
    const { clock, frames, written } = setUp();
    for (const word of ['Sea', ' otters', ' hold']) frames.push(word);
    await clock.advance(10);
    frames.push(' hands');
    await clock.advance(FRAME_MS * 2);
    frames.push('.');
    await clock.advance(FRAME_MS);
    expect(written).toEqual([
      [0, 'Sea'],
      [FRAME_MS, ' otters hold hands'],
      [10 + FRAME_MS * 2, '.'],
    ]);
  });

  it('loses nothing at the end, and does not wait for the frame', async () => {
    const { frames, written } = setUp();
    frames.push('Sea');
    frames.push(' otters');
    await frames.close();
    expect(written).toEqual([
      [0, 'Sea'],
      [0, ' otters'],
    ]);
  });

  it('writes nothing when there was no text', async () => {
    const { frames, written } = setUp();
    await frames.close();
    expect(written).toEqual([]);
  });

  it('tells a failed write once, writes nothing after it, and rejects at the end', async () => {
    const { clock, frames, written, failures } = setUp(1);
    frames.push('Sea');
    await clock.advance(0);
    frames.push(' otters');
    await clock.advance(FRAME_MS * 2);
    frames.push(' hold');
    await clock.advance(FRAME_MS);
    await expect(frames.close()).rejects.toThrow('the place is taken');
    expect(written).toEqual([[0, 'Sea']]);
    expect(failures()).toBe(1);
  });
});
