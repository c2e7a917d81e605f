import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanPrefix, cleanText, firstEmoji } from './clean-text.ts';

describe('cleanText', () => {
  it.each([
    ['<b>Bold</b> <script>alert(1)</script>claims', 'Bold alert(1)claims'],
    ['**Honey** never `spoils`', 'Honey never spoils'],
    ['See [the moon](https://example.org) now', 'See the moon now'],
    ['right\u202eto\u202c left, zero\u200bwidth', 'rightto left, zerowidth'],
    ['two\n\nlines\tof  text ', 'two lines of text'],
    ['5 < 7 and 7 > 5', '5 < 7 and 7 > 5'],
    ['<scr<b>ipt>alert(1)</scr</b>ipt>', 'alert(1)'],
    ['<\u200bimg src=x><**img src=x>seen', 'seen'],
    ['[here]\u200b(https://evil.example)', 'here'],
  ])('makes %j plain: %j', (raw, plain) => expect(cleanText(raw)).toBe(plain));

  it('leaves none of the tags that are hidden in tags, however deep', () => {
    expect(cleanText(`${'<b'.repeat(300)}${'>'.repeat(300)}`)).not.toMatch(/<\/?[a-z][^<>]*>/i);
  });

  it('leaves no control characters and no tags, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const plain = cleanText(raw);
        expect(plain).not.toMatch(/[\p{Cc}]|<\/?[a-z][^<>]*>/iu);
      }),
    );
  });
});

describe('cleanPrefix', () => {
  it('never shows a part of a tag, a link or an emphasis that is still being written', () => {
    const raw = 'An <b>octopus</b> has **three** [hearts](https://example.org) and blue blood.';
    const whole = cleanText(raw);
    for (let end = 0; end <= raw.length; end += 1) expect(whole.startsWith(cleanPrefix(raw.slice(0, end)))).toBe(true);
    expect(cleanPrefix(raw)).toBe(whole);
  });
});

describe('firstEmoji', () => {
  it.each([
    ['🦦', '🦦'],
    ['otter 👩‍👩‍👧‍👦 and 🦦', '👩‍👩‍👧‍👦'],
    ['🇩🇪🦦', '🇩🇪'],
    ['otter', null],
    ['7', null],
  ])('finds in %j %j', (text, emoji) => expect(firstEmoji(text)).toBe(emoji));
});
