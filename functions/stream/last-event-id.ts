import { AppError } from '@factoids/core';
import { type HttpEvent, headerOf } from '../middleware/http-exchange.ts';

/** Further than any log gets: whoever names a later event is ahead of it, however far. */
const FAR_AHEAD = 999_999;

/** After which event the reader goes on; 0 for a first reading. Throws `invalid_request` when it is no number. */
export function lastEventIdOf(event: Pick<HttpEvent, 'headers'>): number {
  const value = headerOf(event, 'last-event-id') ?? '';
  if (/^\d*$/.test(value)) return Math.min(Number(value), FAR_AHEAD);
  const errors = [{ location: 'header/last-event-id', message: 'must be the number of an event' }];
  throw new AppError('invalid_request', { detail: 'The Last-Event-ID does not fit.', errors });
}
