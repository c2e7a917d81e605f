import type { RunMessage } from '@factoids/contracts';

export interface Letter {
  readonly message: RunMessage;
  /** When it may be delivered next. */
  dueMs: number;
  receives: number;
}

const VISIBILITY_MS = 540_000;
const MAX_RECEIVES = 3;

export type Mailbox = ReturnType<typeof mailbox>;

/** The queue between the verbs: at least once, in any order, and what failed three times is put aside. */
export function mailbox() {
  const letters: Letter[] = [];
  const remove = (letter: Letter) => {
    const index = letters.indexOf(letter);
    if (index >= 0) letters.splice(index, 1);
  };
  return {
    letters,
    remove,
    put: (message: RunMessage, dueMs: number) => void letters.push({ message, dueMs, receives: 0 }),
    /** Hides it until the receiver has removed it, or failed. */
    take(letter: Letter, nowMs: number): void {
      letter.receives += 1;
      letter.dueMs = nowMs + VISIBILITY_MS;
    },
    gaveUp(letter: Letter): void {
      if (letter.receives >= MAX_RECEIVES) remove(letter);
    },
  };
}
