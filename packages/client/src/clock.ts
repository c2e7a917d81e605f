/** Time as the reader needs it. Tests hand in one whose hands they turn. */
export interface Clock {
  /** Calls back once after `ms`, unless the returned function was called before. */
  after(ms: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms`, or at once when the signal aborts: whoever waits looks at the signal anyway. */
export function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const cancel = clock.after(ms, finish);
    signal.addEventListener('abort', finish);
    function finish() {
      cancel();
      signal.removeEventListener('abort', finish);
      resolve();
    }
  });
}
