import { AppError } from '@factoids/core';
import { type HttpEvent, headerOf } from '../middleware/http-exchange.ts';

/** After which event the reader goes on; 0 for a first reading. Throws `invalid_request` when it is no number. */
export function lastEventIdOf(event: Pick<HttpEvent, 'headers'>): number {
  const value = headerOf(event, 'last-event-id') ?? '';
  if (/^\d{0,6}$/.test(value)) return Number(value);
  const errors = [{ location: 'header/last-event-id', message: 'must be the number of an event' }];
  throw new AppError('invalid_request', { detail: 'The Last-Event-ID does not fit.', errors });
}
