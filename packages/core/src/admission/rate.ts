import * as z from 'zod';

const PERIODS = { min: 60, h: 3_600, day: 86_400 } as const;
export type RatePeriod = keyof typeof PERIODS;

/** So many in any such period; a day is the UTC day of the window, a minute or an hour slides. */
export interface Rate {
  readonly count: number;
  readonly period: RatePeriod;
}

/** `"3/min"`, `"10/h"`, `"20/day"`. */
export const RateText = z
  .string()
  .regex(/^[1-9]\d{0,6}\/(min|h|day)$/, 'must read like 3/min, 10/h or 20/day')
  .transform((text): Rate => {
    const [count = '', period] = text.split('/');
    return { count: Number(count), period: period === 'min' || period === 'h' ? period : 'day' };
  });

export function periodSeconds({ period }: Rate): number {
  return PERIODS[period];
}
