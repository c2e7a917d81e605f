import { CHAT_LIMITS } from '@factoids/contracts';
import type { Clock } from '../../clock.ts';
import { type DeltaFrames, frameDeltas } from '../../runs/index.ts';
import { cut, plainCharacters, RAW_MAX_CHARS } from '../../text/index.ts';

interface Port {
  readonly clock: Clock;
  readonly append: (text: string) => Promise<void>;
  /** The log cannot be written any more. */
  readonly onFailure: () => void;
}

/** What the person sees of an answer while it is written. */
export interface TurnWords {
  /** Cumulative and raw, of the present call. */
  say(raw: string): void;
  /** Waits until all of it is in the log, and rejects if that failed. */
  flush(): Promise<void>;
  /** The next call writes from the beginning. */
  restart(): void;
}

export function turnWords({ clock, append, onFailure }: Port): TurnWords {
  let frames: DeltaFrames | null = null;
  let shown = '';
  let isFull = false;
  return {
    say(raw) {
      if (isFull) return;
      const text = cut(plainCharacters(withoutHalf(raw)), CHAT_LIMITS.answerMaxChars);
      isFull = raw.length >= RAW_MAX_CHARS || text.length >= CHAT_LIMITS.answerMaxChars;
      // What was shown is not taken back within a call; the final text corrects it.
      if (text.length <= shown.length || !text.startsWith(shown)) return;
      frames ??= frameDeltas({ clock, append, onFailure });
      frames.push(text.slice(shown.length));
      shown = text;
    },
    async flush() {
      const open = frames;
      frames = null;
      await open?.close();
    },
    restart() {
      shown = '';
      isFull = false;
    },
  };
}

/** The end of a text still being written: half a character, or half a line break, comes with the next words. */
function withoutHalf(raw: string): string {
  return raw.replace(/[\r\ud800-\udbff]$/, '');
}
