import type { RenderedResponse } from '../gateway/gateway-responses.ts';

/** Of a body that does not come. */
const BODY_HEADERS = new Set(['content-type', 'content-length', 'content-encoding']);

/**
 * A viewer who has this very answer already gets 304 in its place: at a cached path the cache itself compares, and the origin never
 * sees what a viewer has. @param known the viewer's If-None-Match
 */
export function unlessKnown(answer: RenderedResponse, known: string | undefined): RenderedResponse {
  const tag = opaque(String(answer.headers.etag ?? ''));
  if (answer.status !== 200 || known === undefined || tag === '') return answer;
  const tags = known.split(',').map((each) => opaque(each.trim()));
  if (!tags.includes(tag) && known.trim() !== '*') return answer;
  const headers = Object.entries(answer.headers).filter(([name]) => !BODY_HEADERS.has(name));
  return { status: 304, headers: Object.fromEntries(headers), body: '' };
}

function opaque(tag: string): string {
  return tag.replace(/^W\//, '');
}
