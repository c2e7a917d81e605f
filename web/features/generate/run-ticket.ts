import type { RunAddress, Schemas } from '@factoids/client';
import { keptText } from '../../lib/kept-text.ts';

const kept = keptText('sessionStorage', 'factoids.run');

/** How a page finds its run again after a reload. */
export interface RunTicket extends RunAddress {
  readonly request_id: string;
  /** Milliseconds since the epoch, on this browser's clock. */
  readonly startedAt: number;
}

export function ticketOf(accepted: Schemas['RunAccepted'], startedAt: number): RunTicket {
  const { request_id, stream_url, status_url } = accepted;
  return { request_id, stream_url, status_url, startedAt };
}

export function rememberTicket(ticket: RunTicket): void {
  kept.write(JSON.stringify(ticket));
}

export function recallTicket(): RunTicket | null {
  try {
    const ticket: unknown = JSON.parse(kept.read() ?? 'null');
    return isTicket(ticket) ? ticket : null;
  } catch {
    return null;
  }
}

export function forgetTicket(): void {
  kept.forget();
}

function isTicket(value: unknown): value is RunTicket {
  if (typeof value !== 'object' || value === null) return false;
  if (!('request_id' in value && 'stream_url' in value && 'status_url' in value && 'startedAt' in value)) return false;
  const { request_id, stream_url, status_url, startedAt } = value;
  return typeof request_id === 'string' && isApiPath(stream_url) && isApiPath(status_url) && typeof startedAt === 'number';
}

function isApiPath(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('/api/');
}
