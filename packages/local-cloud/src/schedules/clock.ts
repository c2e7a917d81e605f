/** The time that schedules go by. Another clock can be given, to shift it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls back once this clock shows `atMs`. @returns how to call it off. */
  at(atMs: number, callback: () => void): () => void;
}

/** Node counts a timer's delay in 32 bits. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    at: (atMs, callback) => {
      let timer: NodeJS.Timeout;
      const arm = () => {
        const leftMs = atMs - Date.now();
        timer = setTimeout(
          () => (leftMs > LONGEST_TIMER_MS ? arm() : callback()),
          Math.max(0, Math.min(leftMs, LONGEST_TIMER_MS)),
        );
        timer.unref();
      };
      arm();
      return () => clearTimeout(timer);
    },
  };
}
