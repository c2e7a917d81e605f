import type { Clock } from '@factoids/core';

/** Time that passes only from one event to the next. */
export interface VirtualTime extends Clock {
  /** Since the start, not rounded. */
  nowMs(): number;
  /** Until nothing is left to happen. */
  run(): Promise<void>;
}

interface Event {
  readonly atMs: number;
  /** Events of one moment happen in the order in which they were planned. */
  readonly order: number;
  readonly happen: () => void;
}

const drained = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function virtualTime(start: Date): VirtualTime {
  const events: Event[] = [];
  let nowMs = 0;
  let planned = 0;
  return {
    nowMs: () => nowMs,
    now: () => new Date(start.getTime() + Math.floor(nowMs)),
    sleep: (ms) =>
      new Promise((resolve) => {
        push(events, { atMs: nowMs + ms, order: planned++, happen: resolve });
      }),
    async run() {
      for (;;) {
        await drained();
        const next = pop(events);
        if (!next) return;
        nowMs = next.atMs;
        next.happen();
      }
    },
  };
}

const isBefore = (a: Event, b: Event): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

function swap(heap: Event[], a: number, b: number): void {
  const kept = heap[a]!;
  heap[a] = heap[b]!;
  heap[b] = kept;
}

function push(heap: Event[], event: Event): void {
  let at = heap.push(event) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isBefore(heap[at]!, heap[parent]!)) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function pop(heap: Event[]): Event | undefined {
  const [first] = heap;
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  heap[0] = last;
  for (let at = 0; ; ) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    if (left >= heap.length) return first;
    const child = right < heap.length && isBefore(heap[right]!, heap[left]!) ? right : left;
    if (!isBefore(heap[child]!, heap[at]!)) return first;
    swap(heap, at, child);
    at = child;
  }
}
