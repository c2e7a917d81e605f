import { describe, expect, it } from 'vitest';
import { plainLine, plainLines } from './plain-text.ts';

const CONTROLS = ['\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u2028', '\u2029'];

describe('plain text', () => {
  it.each(CONTROLS)('has no control characters: %j', (control) => {
    expect(plainLine(20).safeParse(`ot${control}ters`).success).toBe(false);
    expect(plainLines(20).safeParse(`ot${control}ters`).success).toBe(false);
  });

  it.each(['\ud83e', '\udda6', '\udda6\ud83e'])('has no halves of characters: %j', (half) => {
    expect(plainLine(20).safeParse(`ot${half}ters`).success).toBe(false);
    expect(plainLines(20).safeParse(`ot${half}ters`).success).toBe(false);
    expect(plainLine(20).parse('🦦')).toBe(plainLines(20).parse('🦦'));
  });

  it('in one line has no ends of lines and no tabs', () => {
    for (const layout of ['\n', '\r\n', '\t']) expect(plainLine(20).safeParse(`sea${layout}otters`).success).toBe(false);
    expect(plainLine(20).parse('  sea otters \n')).toBe('sea otters');
  });

  it('in lines keeps them and their tabs, and has one kind of end', () => {
    expect(plainLines(20).parse('\r\nsea\r\n\totters\n')).toBe('sea\n\totters');
    expect(plainLines(20).safeParse('sea\rotters').success).toBe(false);
  });

  it('is measured as it is kept', () => {
    expect(plainLines(4).parse(' a\r\nb\r\n ')).toBe('a\nb');
    expect(plainLines(2).safeParse('a\r\nb').success).toBe(false);
  });
});
