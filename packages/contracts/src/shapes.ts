import * as z from 'zod';

/** ISO 8601 in UTC with milliseconds. */
export const Timestamp = z.string().meta({ id: 'Timestamp', format: 'date-time', examples: ['2026-11-22T09:00:00.000Z'] });

/** A UTC day that the calendar has, as in `2026-11-22`. */
export const Day = z.iso.date().meta({ id: 'Day', examples: ['2026-11-22'] });

export const PAGE_LIMITS = { default: 20, max: 100, cursorMaxChars: 1024 } as const;

export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(PAGE_LIMITS.max).default(PAGE_LIMITS.default),
  cursor: z.string().min(1).max(PAGE_LIMITS.cursorMaxChars).optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;

export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item), next_cursor: z.string().nullable(), has_more: z.boolean() });
}

export interface Page<Item> {
  readonly data: readonly Item[];
  readonly next_cursor: string | null;
  readonly has_more: boolean;
}
