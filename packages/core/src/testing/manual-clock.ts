import type { Clock } from '../clock.ts';
import { SAMPLED_AT } from './sample-run.ts';

export interface ManualClock extends Clock {
  /** Moves time on and wakes every sleeper whose time has come, in order. */
  advance(ms: number): Promise<void>;
}

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A clock that stands still until it is moved. */
export function manualClock(start: string = SAMPLED_AT): ManualClock {
  let nowMs = Date.parse(start);
  let sleepers: Sleeper[] = [];
  return {
    now: () => new Date(nowMs),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = { atMs: nowMs + ms, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => resolve(), { once: true });
      }),
    async advance(ms) {
      const untilMs = nowMs + ms;
      for (;;) {
        await settle();
        const [next] = sleepers.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
        if (!next) break;
        nowMs = Math.max(nowMs, next.atMs);
        sleepers = sleepers.filter((sleeper) => sleeper !== next);
        next.wake();
      }
      nowMs = untilMs;
      await settle();
    },
  };
}
