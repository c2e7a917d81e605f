import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCursor, sealCursor } from './list-cursor.ts';

const SEAL = { secret: 'pepper', list: 'new otters' };
const POSITION = 'fct_03q9gb7pm00000000000000001';

describe('a cursor', () => {
  it('opens for the list that gave it out, whatever its position', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(openCursor(SEAL, sealCursor(SEAL, text))).toBe(text);
      }),
    );
  });

  it.each([
    ['another list', (cursor: string) => ({ seal: { ...SEAL, list: 'top otters' }, cursor })],
    ['another secret', (cursor: string) => ({ seal: { ...SEAL, secret: 'salt' }, cursor })],
    ['one that was cut', (cursor: string) => ({ seal: SEAL, cursor: cursor.slice(0, -1) })],
    ['one without its seal', (cursor: string) => ({ seal: SEAL, cursor: cursor.split('.')[0] ?? '' })],
    [
      'a forged position',
      (cursor: string) => ({ seal: SEAL, cursor: `${Buffer.from('x').toString('base64url')}.${cursor.split('.')[1]}` }),
    ],
    ['an empty one', () => ({ seal: SEAL, cursor: '' })],
  ])('does not open for %s', (_what, change) => {
    const { seal, cursor } = change(sealCursor(SEAL, POSITION));
    expect(() => openCursor(seal, cursor)).toThrow(expect.objectContaining({ code: 'invalid_cursor' }));
  });
});
