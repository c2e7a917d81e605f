import type { Notice } from './notifier.ts';

/** Takes what is to be told on the way, and tells it in its own time. Never throws: a request does not fail for a notice. */
export interface NoticeQueue {
  raise(notice: Notice): Promise<void>;
}
