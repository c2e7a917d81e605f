import type { ChatSource } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { answerText } from './answer-text.ts';

const web = (n: number, url: string): ChatSource => ({ n, kind: 'web', title: `Page ${n}`, url, excerpt: '' });
const SOURCES: readonly ChatSource[] = [
  { n: 1, kind: 'factoid', title: 'Otters', url: '/f/fct_03q9gb7pm00000000000000001', excerpt: 'Otters hold hands.' },
  web(2, 'https://example.org/otters'),
  web(3, 'https://example.org/otter_%28animal%29'),
];
const tidy = (text: string) => answerText(text, SOURCES);

describe('a citation', () => {
  it.each([
    ['They do [1].', 'They do [1].'],
    ['They do [9].', 'They do.'],
    ['They do [1, 7].', 'They do [1].'],
    ['They do [1,2].', 'They do [1][2].'],
    ['They do [1-3].', 'They do [1][2][3].'],
    ['They do [1–3; 9].', 'They do [1][2][3].'],
    ['They do [^3].', 'They do [3].'],
    ['They do [^9].', 'They do.'],
    ['They do [1][9].', 'They do [1].'],
    ['They do [9][8] indeed.', 'They do indeed.'],
    ['They do 【2†source】.', 'They do [2].'],
    ['They do [1](https://evil.example/).', 'They do [1].'],
    ['They do [9](https://evil.example/).', 'They do.'],
    ['They do [[2]](https://example.org/otters).', 'They do [2].'],
    ['They do [9](https://example.org/otters).', 'They do [2].'],
    ['They do [0] and [000].', 'They do and.'],
    ['They do [002].', 'They do [2].'],
    ['In [2023] they did.', 'In [2023] they did.'],
  ])('%s', (raw, kept) => expect(tidy(raw)).toBe(kept));

  it.each([
    ['They do [【9】8].', 'They do.'],
    ['They do [8[9]7].', 'They do.'],
    ['They do [【9】2].', 'They do [2].'],
    ['See [p]【9】(javascript:alert(1)).', 'See p.'],
    ['See ![p]【9】(https://evil.example/t.png).', 'See ! p.'],
    ['<[9]img src=x onerror=alert(1)>They do.', 'They do.'],
  ])('that hides something else leaves nothing of it: %s', (raw, kept) => expect(tidy(raw)).toBe(kept));

  it('in another one, however deep, cites nothing that is none of its sources', () => {
    const deep = `They do ${'[8'.repeat(300)}[9]${'7]'.repeat(300)}<${'['.repeat(300)}[9]${']'.repeat(300)}b>.`;
    expect(tidy(deep)).not.toMatch(/\[\d{1,3}\]|<[a-z]/);
  });

  it('in code is code', () =>
    expect(tidy('Use `otters[9]`.\n\n```js\na[7](b)\n```')).toBe('Use `otters[9]`.\n\n```js\na[7](b)\n```'));
});

describe('markdown', () => {
  it('of the subset is kept as it is', () => {
    const text = 'Some **bold** and *slanted* words.\n\n- one\n- two\n\n1. first\n\nWith `code` and 5 < 6 > 4.';
    expect(tidy(text)).toBe(text);
  });

  it.each([
    ['a link to a source', 'See [the page](https://example.org/otters).', 'See [the page](https://example.org/otters).'],
    ['a title of a link', 'See [the page](https://example.org/otters "x").', 'See [the page](https://example.org/otters).'],
    ['a link elsewhere', 'See [the page](https://evil.example/?q=1).', 'See the page.'],
    ['a link that looks like a source', 'See [p](https://example.org/otters/../evil).', 'See p.'],
    ['a script as a link', 'See [p](javascript:alert(1)).', 'See p.'],
    ['a link in a link', '[a [b](https://evil.example/) c](https://evil.example/)', 'a b c'],
    ['an image', 'Look: ![an otter](https://evil.example/t.png?u=1)', 'Look: an otter'],
    ['an image of a source', '![x](https://example.org/otters)', 'x'],
    ['an image by name', 'See ![x][p].', 'See ! [x][p].'],
    ['an image in a link', '[![x](https://evil.example/a.png)](https://example.org/otters)', '[x](https://example.org/otters)'],
    ['a link by name', 'See [the page][p].\n\n[p]: https://evil.example/', 'See [the page][p].'],
    ['a bare address in brackets', 'See <https://evil.example/>.', 'See https://evil.example/.'],
    ['a heading', '## Otters ##\nThey swim.', '**Otters**\nThey swim.'],
  ])('%s', (_what, raw, kept) => expect(tidy(raw)).toBe(kept));

  it.each([
    ['<script>alert(1)</script>Hi', 'alert(1)Hi'],
    ['<scr<b>ipt>alert(1)</scr</b>ipt>', 'alert(1)'],
    ['<img src=x onerror=alert(1)>', ''],
    ['a <b', 'a < b'],
    ['<!-- secret --> seen', 'seen'],
    ['<a href="javascript:x">here</a>', 'here'],
    ['<iframe/src=//evil.example>', ''],
  ])('has no tags: %s', (raw, kept) => expect(tidy(raw)).toBe(kept));
});

describe('an answer', () => {
  it('has nothing that is not seen, and emoji are whole', () => {
    const flag = '\u{1f3f3}\ufe0f\u200d\u{1f308}';
    expect(tidy(`a\u0000b\u202ec\u200bd\u0007 ${flag}\r\nnext\u2028line\ue0000\ue001`)).toBe(`abcd ${flag}\nnext\nline0`);
  });

  it('is no longer than it may be, ends in an ellipsis, and in no half of a character', () => {
    const long = tidy('word '.repeat(3_000));
    expect(long.length).toBeLessThanOrEqual(6_000);
    expect(long).toMatch(/^(word )+word…$/);
    expect(tidy('🦦'.repeat(4_000))).toMatch(/^(🦦)+…$/u);
  });

  it('of brackets alone takes no time to speak of, and says nothing dangerous', () => {
    for (const nasty of ['['.repeat(6_000), '![]('.repeat(2_000), '<a'.repeat(3_000), '[1]('.repeat(1_500), '(['.repeat(3_000)])
      expect(tidy(nasty)).not.toMatch(/\]\(|<[a-z/!?]|!\[/);
  });

  // Time that grows with the square of a gap would be over long before: that is what fails here.
  it('with more white space or more words than anybody writes is tidied all the same', () => {
    const gap = ' '.repeat(1_000_000);
    for (const odd of [
      `They${gap}do.`,
      `# They${gap}do.`,
      `[p](${gap}x`,
      `They${'\n '.repeat(500_000)}do.`,
      '```a\n'.repeat(500_000),
    ])
      expect(tidy(odd)).toBeTruthy();
  });

  it('of white space alone is empty', () => expect(tidy(' \n\t\u200b\n')).toBe(''));
});
