import type { Notice, NoticeQueue } from '../notices/index.ts';

/** A queue of notices that keeps what was raised. */
export function memoryNotices(): NoticeQueue & { readonly raised: Notice[] } {
  const raised: Notice[] = [];
  return {
    raised,
    raise: async (notice) => {
      raised.push(notice);
    },
  };
}
