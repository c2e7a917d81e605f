const DELIMITER = Buffer.alloc(8);
const MAX_PRELUDE_BYTES = 64 * 1024;

export interface PreludeSplitter {
  /** @returns the prelude and what came after it, once the delimiter has arrived; `too_long` when it never will. */
  push(chunk: Buffer): { prelude: Buffer; rest: Buffer } | 'incomplete' | 'too_long';
}

/** Finds the eight zero bytes between the head and the body of a streamed answer, wherever chunks are cut. */
export function createPreludeSplitter(): PreludeSplitter {
  let held = Buffer.alloc(0);
  return {
    push: (chunk) => {
      const from = Math.max(0, held.length - DELIMITER.length + 1);
      held = Buffer.concat([held, chunk]);
      const at = held.indexOf(DELIMITER, from);
      if (at >= 0) return { prelude: held.subarray(0, at), rest: held.subarray(at + DELIMITER.length) };
      return held.length > MAX_PRELUDE_BYTES ? 'too_long' : 'incomplete';
    },
  };
}
