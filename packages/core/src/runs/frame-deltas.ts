import type { Clock } from '../clock.ts';

/** Between the end of one write and the next: with the write itself, a frame is about a tenth of a second. */
export const DELTA_FRAME_MS = 90;

interface Framing {
  readonly clock: Clock;
  /** Writes one delta; a rejection ends the framing and is told once, through `onFailure` and by `close`. */
  readonly append: (text: string) => Promise<void>;
  readonly onFailure: () => void;
}

export interface DeltaFrames {
  push(text: string): void;
  /** Writes what is left, and rejects if any write failed. */
  close(): Promise<void>;
}

/** Gathers text into deltas: the first at once, later ones a frame apart, one write in flight at a time. */
export function frameDeltas({ clock, append, onFailure }: Framing): DeltaFrames {
  const closing = new AbortController();
  let waiting = '';
  let writing: Promise<void> | null = null;
  let failure: { readonly cause: unknown } | null = null;

  const write = async (): Promise<void> => {
    while (waiting !== '' && failure === null) {
      const text = waiting;
      waiting = '';
      await append(text);
      await clock.sleep(DELTA_FRAME_MS, closing.signal);
    }
  };
  const start = (): Promise<void> =>
    write()
      .catch((cause: unknown) => {
        failure = { cause };
        onFailure();
      })
      .finally(() => {
        // What came since it looked last would wait for the next words, which may be none.
        writing = waiting !== '' && failure === null ? start() : null;
      });

  return {
    push(text) {
      waiting += text;
      writing ??= start();
    },
    async close() {
      closing.abort();
      while (writing !== null) await writing;
      if (failure !== null) throw failure.cause;
    },
  };
}
