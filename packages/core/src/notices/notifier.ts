import type { NoticeMessage } from '@factoids/contracts';

/** Something that the operator should hear of, as it goes through the queue. */
export type Notice = NoticeMessage;

/** Tells the operator. Never throws: whoever has something to tell has something better to do than to tell it again. */
export interface Notifier {
  notify(notice: Notice): Promise<void>;
}

/** All of them, as one. */
export function notifyAll(...notifiers: readonly Notifier[]): Notifier {
  return {
    async notify(notice) {
      await Promise.all(notifiers.map((notifier) => notifier.notify(notice)));
    },
  };
}
