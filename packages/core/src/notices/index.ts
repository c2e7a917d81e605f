export { deliverNotice } from './deliver-notice.ts';
export type { NoticeQueue } from './notice-queue.ts';
export { noticeText } from './notice-text.ts';
export { type Notice, type Notifier, notifyAll } from './notifier.ts';
export { softLimitNotice } from './soft-limit-notice.ts';
