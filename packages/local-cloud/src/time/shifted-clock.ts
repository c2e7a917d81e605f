import type { Clock } from '../schedules/clock.ts';

/** Node counts a timer's delay in 32 bits. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

interface Alarm {
  readonly atMs: number;
  readonly callback: () => unknown;
  timer?: NodeJS.Timeout;
}

/** The machine's clock, and as far ahead of it as it was told to be. */
export interface ShiftedClock extends Clock {
  /** Milliseconds. */
  readonly offsetMs: number;
  /** When the next alarm comes up, if it does by then. */
  nextAlarm(untilMs: number): number | undefined;
  /** Goes ahead; alarms that have come up meanwhile ring with `ring`. */
  shift(ms: number): void;
  /** Calls back for each alarm that has come up. @returns when what was called has ended. */
  ring(): Promise<void>;
}

export function createShiftedClock(): ShiftedClock {
  const alarms = new Set<Alarm>();
  let offsetMs = 0;
  const now = () => Date.now() + offsetMs;

  function arm(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    const leftMs = alarm.atMs - now();
    const onTimer = () => (alarm.atMs > now() ? arm(alarm) : call(alarm));
    alarm.timer = setTimeout(onTimer, Math.max(0, Math.min(leftMs, LONGEST_TIMER_MS)));
    alarm.timer.unref();
  }

  function call(alarm: Alarm): unknown {
    clearTimeout(alarm.timer);
    return alarms.delete(alarm) ? alarm.callback() : undefined;
  }

  return {
    now,
    get offsetMs() {
      return offsetMs;
    },
    at: (atMs, callback) => {
      const alarm: Alarm = { atMs, callback };
      alarms.add(alarm);
      arm(alarm);
      return () => {
        clearTimeout(alarm.timer);
        alarms.delete(alarm);
      };
    },
    nextAlarm: (untilMs) => {
      const due = [...alarms].map(({ atMs }) => atMs).filter((atMs) => atMs <= untilMs);
      return due.length > 0 ? Math.min(...due) : undefined;
    },
    shift: (ms) => {
      offsetMs += ms;
      for (const alarm of alarms) if (alarm.atMs > now()) arm(alarm);
    },
    ring: async () => {
      const due = [...alarms].filter(({ atMs }) => atMs <= now());
      await Promise.all(due.sort((a, b) => a.atMs - b.atMs).map(call));
    },
  };
}
