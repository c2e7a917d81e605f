import { nanoUsd } from '@factoids/contracts';

/** Particulars of a failure before anything was sent. */
export const NOTHING_SPENT = {
  billed: false,
  usage: { promptTokens: 0, completionTokens: 0, cost: nanoUsd(0) },
} as const;
