import type { RunMessage } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import type { RunKind, RunQueue } from '../runs/index.ts';

export interface MemoryRunQueue extends RunQueue {
  readonly sent: { readonly message: RunMessage; readonly delaySeconds: number }[];
  /** While false, the queue takes nothing, as in an outage. */
  isUp: boolean;
}

/** A queue that keeps what it was given. */
export function memoryRunQueue(): MemoryRunQueue {
  const queue: MemoryRunQueue = {
    sent: [],
    isUp: true,
    async send(message, delaySeconds = 0) {
      if (!queue.isUp) throw new AppError('queue_unavailable');
      queue.sent.push({ message, delaySeconds });
    },
  };
  return queue;
}

/** The same queue for every kind of run. */
export function oneQueue(queue: RunQueue): Record<RunKind, RunQueue> {
  return { factoid: queue, chat: queue, embedding: queue };
}
