import { createHash } from 'node:crypto';
import { type HttpEvent, type HttpResponse, headerOf } from './http-exchange.ts';

/** What a 304 carries of the answer that it stands for (RFC 9110, 15.4.5). */
const KEPT_HEADERS = ['etag', 'cache-control', 'x-request-id', 'x-content-type-options'];

/**
 * Gives a whole answer that a cache may hold its ETag, which says what is in it; whoever has that already gets 304 in its place.
 * What nobody may keep, what failed and what is streamed stays as it is.
 */
export function withEntityTag(event: Pick<HttpEvent, 'httpMethod' | 'headers'>, response: HttpResponse): HttpResponse {
  const { statusCode, headers, body } = response;
  const isKept = statusCode === 200 && !headers['cache-control']?.includes('no-store');
  if (event.httpMethod !== 'GET' || !isKept || typeof body !== 'string') return response;
  const tagged = { ...headers, etag: entityTagOf(body) };
  if (!namesTag(headerOf(event, 'if-none-match'), tagged.etag)) return { ...response, headers: tagged };
  const kept = Object.entries(tagged).filter(([name]) => KEPT_HEADERS.includes(name));
  return { statusCode: 304, headers: Object.fromEntries(kept), body: '' };
}

function entityTagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** A list of tags, or any; by weak comparison, since who compresses an answer on its way makes its tag a weak one. */
function namesTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return [...ifNoneMatch.matchAll(/(?:W\/)?("[^"]*")/g)].some(([, opaque]) => opaque === tag);
}
