import { AppError } from '@factoids/core';
import type * as z from 'zod';

/** A page's cursor is the id of its last item, opaque to callers. */
export function encodeCursor(id: string): string {
  return Buffer.from(id).toString('base64url');
}

/** @throws AppError `invalid_cursor` for a cursor that was never given out */
export function decodeCursor<Schema extends z.ZodType>(schema: Schema, cursor: string): z.output<Schema> {
  const parsed = schema.safeParse(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (parsed.success) return parsed.data;
  const errors = [{ location: 'query/cursor', message: 'is not a cursor that this API gave out' }];
  throw new AppError('invalid_cursor', { detail: 'The cursor does not fit.', errors });
}
