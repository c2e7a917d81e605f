type Schedule = (flush: () => void) => () => void;

export interface FrameBatch<Item> {
  push(item: Item): void;
  /** At once, with whatever waits. */
  flush(): void;
  /** What waits is not wanted any more. */
  drop(): void;
}

/** Hands on what comes in bursts at most once per painted frame, in order and without a loss. */
export function frameBatch<Item>(onFlush: (items: readonly Item[]) => void, schedule: Schedule = eachFrame): FrameBatch<Item> {
  let waiting: Item[] = [];
  let cancel: (() => void) | null = null;

  function drop(): void {
    cancel?.();
    cancel = null;
    waiting = [];
  }

  function flush(): void {
    const items = waiting;
    drop();
    if (items.length > 0) onFlush(items);
  }

  return {
    push(item) {
      waiting.push(item);
      cancel ??= schedule(flush);
    },
    flush,
    drop,
  };
}

function eachFrame(flush: () => void): () => void {
  const frame = requestAnimationFrame(flush);
  return () => cancelAnimationFrame(frame);
}
