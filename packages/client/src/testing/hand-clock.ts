import type { Clock } from '../clock.ts';

export interface HandClock extends Clock {
  /** The pauses that were asked for, in order; each passed at once. */
  readonly pauses: number[];
  /** Lets every running watchdog strike. */
  strike(): void;
}

const WATCHDOG_MS = 25_000;

/** Short waits pass at once, so that a test never depends on the wall clock; the watchdog strikes when the test says so. */
export function handClock(): HandClock {
  const pauses: number[] = [];
  const watchdogs = new Set<() => void>();
  return {
    pauses,
    strike() {
      for (const bite of [...watchdogs]) bite();
    },
    after(ms, callback) {
      if (ms === WATCHDOG_MS) {
        watchdogs.add(callback);
        return () => watchdogs.delete(callback);
      }
      pauses.push(ms);
      const immediate = setImmediate(callback);
      return () => clearImmediate(immediate);
    },
  };
}
