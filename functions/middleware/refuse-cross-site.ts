import { AppError } from '@factoids/core';
import { type Exchange, type HttpEvent, headerOf } from './http-exchange.ts';

/**
 * A foreign page must not spend our visitors' quota, nor delete what is theirs: whatever writes under /api must not come from another
 * site, and a body must be JSON, which a plain form cannot send.
 */
export function refuseCrossSite({ mounted }: Exchange, event: HttpEvent): void {
  if (event.httpMethod === 'GET') return;
  if (mounted.surface === 'site' && isForeign(event)) throw new AppError('cross_site_request');
  if (!mounted.route.body) return;
  const mediaType = headerOf(event, 'content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json' && (mounted.surface === 'site' || mediaType !== undefined)) {
    throw new AppError('unsupported_media_type', { detail: 'Send content-type: application/json.' });
  }
}

function isForeign(event: HttpEvent): boolean {
  const site = headerOf(event, 'sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const origin = headerOf(event, 'origin');
  return origin !== undefined && hostOf(origin) !== headerOf(event, 'x-viewer-host')?.toLowerCase();
}

/** null, as a sandboxed frame's `Origin: null`, is nobody's host. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
