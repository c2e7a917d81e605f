import type { Clock } from '../../clock.ts';
import type { Verb } from './verb.ts';

interface Sleeper {
  readonly atMs: number;
  readonly verb: Verb;
  readonly wake: () => void;
}

export type SimClock = ReturnType<typeof simClock>;

/** Time that moves only when it is told to, as the clocks of the verbs' machines show it. */
export function simClock(startsAt: string) {
  let nowMs = Date.parse(startsAt);
  let sleepers: Sleeper[] = [];
  const live = () => {
    sleepers = sleepers.filter(({ verb }) => !verb.isDead);
    return sleepers;
  };

  function moveTo(ms: number): void {
    nowMs = Math.max(nowMs, ms);
    const due = live().filter(({ atMs }) => atMs <= nowMs);
    sleepers = sleepers.filter((sleeper) => !due.includes(sleeper));
    for (const { wake } of due.sort((a, b) => a.atMs - b.atMs)) wake();
  }

  return {
    nowMs: () => nowMs,
    moveTo,
    /** Whether anybody sleeps; then on to when the first of them wakes. */
    moveToNextSleeper(): boolean {
      const times = live().map(({ atMs }) => atMs);
      if (times.length > 0) moveTo(Math.min(...times));
      return times.length > 0;
    },
    hasSleepers: () => live().length > 0,
    of(verb: Verb): Clock {
      return {
        now: () => new Date(nowMs + verb.skewMs),
        sleep: (ms, signal) =>
          new Promise((resolve) => {
            if (verb.isDead) return;
            if (signal?.aborted) return resolve();
            const sleeper = { atMs: nowMs + ms, verb, wake: resolve };
            sleepers.push(sleeper);
            const leave = () => {
              sleepers = sleepers.filter((other) => other !== sleeper);
              resolve();
            };
            signal?.addEventListener('abort', leave, { once: true });
          }),
      };
    },
  };
}
