import { expect, test } from 'vitest';
import { createResponseCache } from './response-cache.ts';

function setUp() {
  let nowMs = 0;
  const cache = createResponseCache({ now: () => nowMs }, 300);
  const answer = (headers: Record<string, string | string[]>, status = 200) => ({ status, headers, body: 'x' });
  const keptAfter = (seconds: number) => {
    nowMs += seconds * 1000;
    return cache.find('/a') !== undefined;
  };
  return { cache, answer, keptAfter };
}

test('an answer is kept for as long as it says, and tells its age', () => {
  const { cache, answer, keptAfter } = setUp();
  cache.store('/a', answer({ 'cache-control': 'public, max-age=5, stale-while-revalidate=30' }));
  expect(keptAfter(4)).toBe(true);
  expect(cache.find('/a')?.ageSeconds).toBe(4);
  expect(keptAfter(1)).toBe(false);
});

test('what is meant for shared caches goes first, and the policy has the last word', () => {
  const { cache, answer, keptAfter } = setUp();
  cache.store('/a', answer({ 'cache-control': 'max-age=1, s-maxage=9000' }));
  expect(keptAfter(299)).toBe(true);
  expect(keptAfter(1)).toBe(false);
});

test.each([
  ['no-store', 200],
  ['private, max-age=60', 200],
  ['no-cache', 200],
  ['', 200],
  ['max-age=60', 404],
  ['max-age=60', 500],
])('an answer of %j with status %i is not kept', (control, status) => {
  const { cache, answer, keptAfter } = setUp();
  cache.store('/a', answer({ 'cache-control': control }, status));
  expect(keptAfter(0)).toBe(false);
});

test('an answer with a cookie is somebody’s own', () => {
  const { cache, answer, keptAfter } = setUp();
  cache.store('/a', answer({ 'cache-control': 'max-age=60', 'set-cookie': ['a=1'] }));
  expect(keptAfter(0)).toBe(false);
});
