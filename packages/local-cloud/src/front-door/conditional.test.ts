import { expect, test } from 'vitest';
import { behaviorOf } from './behaviors.ts';
import { unlessKnown } from './conditional.ts';

const headers = { etag: '"a"', 'cache-control': 'public, s-maxage=5', 'content-type': 'application/json', 'x-request-id': 'r' };
const answer = { status: 200, headers, body: '{}' };

test.each(['"a"', 'W/"a"', '"b", "a"', '*'])('who has the answer (%s) is told so, without the body', (known) => {
  const kept = { etag: '"a"', 'cache-control': 'public, s-maxage=5', 'x-request-id': 'r' };
  expect(unlessKnown(answer, known)).toEqual({ status: 304, headers: kept, body: '' });
});

test('who has another one, or none, gets it', () => {
  expect(unlessKnown(answer, '"b"')).toBe(answer);
  expect(unlessKnown(answer, undefined)).toBe(answer);
  expect(unlessKnown({ ...answer, headers: {} }, '*')).toEqual({ ...answer, headers: {} });
  expect(unlessKnown({ ...answer, status: 404 }, '"a"')).toEqual({ ...answer, status: 404 });
});

test.each([
  ['/api/factoids/fct_1', 'cached'],
  ['/api/factoids/fct_1/vote', 'passed'],
  ['/api/factoids/fct_1/feedback', 'passed'],
  ['/api/factoids/today', 'cached'],
  ['/api/factoids/requests', 'passed'],
  ['/api/factoids/streams/run_1', 'streamed'],
  ['/feed.xml', 'cached_by_host'],
  ['/v1/factoids/fct_1', 'passed'],
  ['/feedxxml', undefined],
])('%s is %s', (path, behavior) => {
  expect(behaviorOf(path)).toBe(behavior);
});
