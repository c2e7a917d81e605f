import { AppError } from '@factoids/core';
import { type HttpEvent, headerOf } from './http-exchange.ts';

const MAX_CHARS = 255;

/** The caller's `Idempotency-Key`, if any. Throws `invalid_request` for one that is empty, too long or not printable ASCII. */
export function idempotencyKeyOf(event: Pick<HttpEvent, 'headers'>): string | undefined {
  const key = headerOf(event, 'idempotency-key');
  if (key === undefined || (key.length <= MAX_CHARS && /^[\x21-\x7e]+$/.test(key))) return key;
  const errors = [{ location: 'header/idempotency-key', message: `must be 1 to ${MAX_CHARS} printable characters` }];
  throw new AppError('invalid_request', { detail: 'The Idempotency-Key does not fit.', errors });
}
