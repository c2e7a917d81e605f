import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { httpEvent } from '../testing/http-events.ts';
import { withEntityTag } from './entity-tag.ts';
import { jsonResponse } from './http-exchange.ts';
import { PUBLIC_READ } from './public-cache.ts';

const answer = (body: unknown = { a: 1 }) => jsonResponse(200, body, { ...PUBLIC_READ, 'x-request-id': 'req-1' });
const ask = (ifNoneMatch?: string) => httpEvent({ headers: ifNoneMatch === undefined ? {} : { 'If-None-Match': ifNoneMatch } });
const tag = withEntityTag(ask(), answer()).headers.etag ?? '';

describe('the ETag of an answer that may be kept', () => {
  it('is strong, and says what is in it', () => {
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    expect(withEntityTag(ask(), answer()).headers.etag).toBe(tag);
    expect(withEntityTag(ask(), answer({ a: 2 })).headers.etag).not.toBe(tag);
  });

  it.each([tag, `W/${tag}`, `"other", W/${tag}`, `"x,y",${tag} `, '*'])(
    'answers 304 without a body to who has it: %s',
    (named) => {
      const headers = { etag: tag, 'x-request-id': 'req-1', ...PUBLIC_READ };
      expect(withEntityTag(ask(named), answer())).toEqual({ statusCode: 304, headers, body: '' });
    },
  );

  it.each(['"other"', '', tag.slice(1, -1), `"${tag}"`, `W/"other"`])('answers whole to who has something else: %j', (named) => {
    expect(withEntityTag(ask(named), answer())).toMatchObject({ statusCode: 200, body: '{"a":1}' });
  });
});

describe('no ETag', () => {
  it.each([
    ['what nobody may keep', jsonResponse(200, {}, { 'cache-control': 'no-store' })],
    ['what failed', jsonResponse(503, {}, PUBLIC_READ)],
    ['a stream', { statusCode: 200, headers: { 'cache-control': 'no-cache, no-transform' }, body: Readable.from([]) }],
  ])('for %s', (_what, response) => {
    expect(withEntityTag(ask('*'), response)).toBe(response);
  });

  it('for the answer to a POST', () => {
    expect(withEntityTag({ ...ask('*'), httpMethod: 'POST' }, answer())).toMatchObject({ statusCode: 200 });
  });
});
