import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../app-error.ts';

/** What a cursor is good for. */
export interface CursorSeal {
  readonly secret: string;
  /** The list with its filters as text: the cursor of another one does not open. */
  readonly list: string;
}

const SEAL_BYTES = 12;

/** A position in a list as a cursor, opaque and sealed: nobody but us can make one. */
export function sealCursor(seal: CursorSeal, position: string): string {
  return `${Buffer.from(position).toString('base64url')}.${sealOf(seal, position).toString('base64url')}`;
}

/** @throws AppError `invalid_cursor` for one that was forged, cut, or given out by another list */
export function openCursor(seal: CursorSeal, cursor: string): string {
  const [body = '', ending = ''] = cursor.split('.', 2);
  const position = Buffer.from(body, 'base64url').toString('utf8');
  const [given, ours] = [Buffer.from(ending, 'base64url'), sealOf(seal, position)];
  if (given.length === ours.length && timingSafeEqual(given, ours)) return position;
  const errors = [{ location: 'query/cursor', message: 'is not a cursor that this list gave out' }];
  throw new AppError('invalid_cursor', { detail: 'The cursor does not fit: begin the list anew without one.', errors });
}

function sealOf({ secret, list }: CursorSeal, position: string): Buffer {
  return createHmac('sha256', `cursor:${secret}`)
    .update(JSON.stringify([list, position]))
    .digest()
    .subarray(0, SEAL_BYTES);
}
