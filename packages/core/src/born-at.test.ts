import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bornAtMs, ulidTime } from './born-at.ts';

const moments = fc.integer({ min: 0, max: 2 ** 48 - 1 });

/** The example of https://github.com/ulid/javascript, and the last moment that a ULID can name. */
test.each([
  [1_469_918_176_385, '01aryz6s41'],
  [2 ** 48 - 1, '7zzzzzzzzz'],
])('an id of %i begins with %s', (ms, time) => {
  expect(ulidTime(ms)).toBe(time);
});

test('an id tells when it was made, and later ones sort later', () => {
  fc.assert(
    fc.property(moments, moments, (a, b) => {
      expect(bornAtMs(`run_${ulidTime(a)}0000000000000000`)).toBe(a);
      expect(ulidTime(a) < ulidTime(b)).toBe(a < b);
    }),
  );
});
