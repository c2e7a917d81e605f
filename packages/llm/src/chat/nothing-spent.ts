import { NOTHING_USED } from '@factoids/core';

/** Particulars of a failure before anything was sent. */
export const NOTHING_SPENT = { billed: false, usage: NOTHING_USED } as const;
