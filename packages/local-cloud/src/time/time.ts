import type { ShiftedClock } from './shifted-clock.ts';

/** The time of schedules, functions, queues and expiry, which tests move ahead together. Timers inside functions run as ever. */
export interface Time {
  /** Epoch milliseconds. */
  now(): number;
  /**
   * Moves ahead. Schedules run one after another as they come up, each at its time, with queues and expired items as they are
   * then; of more than an hour, only the last is gone through like that, and before it each schedule that came up runs once.
   * Invocations that are already running keep the time they began with.
   * @returns when the schedules that came up have been answered, and expired items are gone.
   */
  advance(ms: number): Promise<void>;
}

export interface TimeOptions {
  readonly clock: ShiftedClock;
  /** What ages with the clock: visibility timeouts and delays. */
  readonly age: (ms: number) => Promise<void>;
  /** Deletes what has expired by then. */
  readonly expire: (nowMs: number) => Promise<void>;
}

const GONE_THROUGH_MS = 3_600_000;

export function createTime({ clock, age, expire }: TimeOptions): Time {
  async function moveTo(atMs: number): Promise<void> {
    const stepMs = Math.max(0, atMs - clock.now());
    clock.shift(stepMs);
    await age(stepMs);
    await clock.ring();
  }

  let moving: Promise<void> = Promise.resolve();
  async function advance(ms: number): Promise<void> {
    const untilMs = clock.now() + ms;
    if (ms > GONE_THROUGH_MS) await moveTo(untilMs - GONE_THROUGH_MS);
    for (let atMs = clock.nextAlarm(untilMs); atMs !== undefined; atMs = clock.nextAlarm(untilMs)) await moveTo(atMs);
    await moveTo(untilMs);
    await expire(clock.now());
  }

  return {
    now: clock.now,
    advance: (ms) => {
      if (!(ms >= 0)) return Promise.reject(new RangeError('time goes ahead only'));
      const moved = moving.then(() => advance(ms));
      moving = moved.catch(() => {});
      return moved;
    },
  };
}
