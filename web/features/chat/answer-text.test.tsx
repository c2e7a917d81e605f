import type { ChatSource } from '@factoids/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { AnswerText } from './answer-text.tsx';

const WEB: ChatSource = {
  n: 1,
  kind: 'web',
  title: 'Otters <b>hold</b> hands',
  url: 'https://www.example.org/otters?a=1&b=2',
  excerpt: '',
};
const FACTOID: ChatSource = { n: 2, kind: 'factoid', title: 'Otters', url: '/f/fct_01kan9gr2hd5s8z0w6k3n9pb7y', excerpt: '' };
const SOURCES = [WEB, FACTOID];

function draw(text: string, { sources = SOURCES, isGrowing = false } = {}): string {
  return renderToStaticMarkup(<AnswerText text={text} sources={sources} isGrowing={isGrowing} />);
}

describe('an answer', () => {
  test.each([
    ['one\n\ntwo', '<p>one</p><p>two</p>'],
    ['a **b** and *c*', '<p>a <strong>b</strong> and <em>c</em></p>'],
    ['- one\n- two', '<ul><li>one</li>\n<li>two</li></ul>'],
    ['3. one\n4. two', '<ol start="3"><li>one</li><li>two</li></ol>'],
    ['- one\n\n  more', '<ul><li>one<p>more</p></li></ul>'],
    ['say `a < b`', '<p>say <code>a &lt; b</code></p>'],
    ['```js\nlet a = 1;\n```', '<pre><code>let a = 1;</code></pre>'],
    ['## Why', '<p><strong>Why</strong></p>'],
    ['one  \ntwo', '<p>one<br/>two</p>'],
  ])('%j is drawn', (text, html) => expect(draw(text).replaceAll('\n', '')).toBe(html.replaceAll('\n', '')));

  test('cites its sources, and only those', () => {
    const html = draw('So it is [1], they say [2][1], but not [3] or `[1]`.');
    expect(html).toContain(
      'So it is<sup><a href="https://www.example.org/otters?a=1&amp;b=2" target="_blank" rel="noopener nofollow ugc" ' +
        'aria-label="Source 1: Otters &lt;b&gt;hold&lt;/b&gt; hands, example.org">1</a></sup>',
    );
    expect(html).toContain(`href="${FACTOID.url}"`);
    expect(html.match(/<sup>/g)).toHaveLength(3);
    expect(html).toContain('but not [3] or <code>[1]</code>.');
  });

  test('links to a source that it names by its address, and to nothing else', () => {
    expect(draw('[here](https://www.example.org/otters?a=1&b=2)')).toContain('<a href="https://www.example.org/otters?');
    expect(draw('<https://www.example.org/otters?a=1&b=2>')).toContain('<a href="https://www.example.org/otters?');
    expect(draw('[here](https://evil.example/) and <https://evil.example/>')).toBe('<p>here and https://evil.example/</p>');
    expect(draw('[1]: https://evil.example/\n\nsee [1]', { sources: [] })).not.toContain('<a');
    expect(draw('[see [1] there](https://www.example.org/otters?a=1&b=2)').match(/<a /g)).toHaveLength(1);
  });
});

describe('what would do harm in an answer', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onclick="alert(1)">b</b>',
    '![x](https://evil.example/steal.png)',
    '![x][y]\n\n[y]: https://evil.example/steal.png',
    '[click](javascript:alert(1))',
    '[click](JaVaScRiPt:alert(1) "title")',
    '[click](data:text/html,<script>alert(1)</script>)',
    '<javascript:alert(1)>',
    '[click](//evil.example)',
    '[click](&#106;avascript:alert(1))',
    '<!-- --><style>*{display:none}</style>',
    '<iframe src="https://evil.example"></iframe>',
  ])('%s is text', (text) => {
    const html = draw(text, { sources: [] });
    expect(html).not.toMatch(/<(?!\/?(p|strong|em|code)>)/);
    expect(draw(text, { sources: [], isGrowing: true })).not.toMatch(/<(?!\/?(p|strong|em|code)>)/);
  });

  test('is not let in by a source either', () => {
    const evil = [
      { ...WEB, url: 'javascript:alert(1)' },
      { ...FACTOID, url: '//evil.example' },
      { ...FACTOID, n: 3, url: '/f/../logout' },
    ];
    const html = draw('[1] [2] [3] [a](javascript:alert(1)) [b](//evil.example)', { sources: evil });
    expect(html).not.toContain('<a');
    expect(html).not.toContain('javascript:');
  });

  test.each([
    ['quotes in quotes', '>'.repeat(6_000)],
    ['lists in lists', '- '.repeat(3_000)],
    ['numbered lists in lists', `a\n\n${'1) '.repeat(2_000)}x`],
    ['stars', '*a '.repeat(2_000)],
    ['brackets', '['.repeat(6_000)],
    ['links in links', '[a]('.repeat(1_500)],
  ])('%s without end are shown all the same', (_, text) => expect(draw(text).length).toBeGreaterThan(1_000));
});

describe('an answer that is still growing', () => {
  const growing = (text: string) => draw(text, { isGrowing: true });

  test.each([
    ['so **very', '<p>so <strong>very</strong></p>'],
    ['so *very', '<p>so <em>very</em></p>'],
    ['say `a', '<p>say <code>a</code></p>'],
    ['```js\nlet a', '<pre><code>let a</code></pre>'],
    ['see [1', '<p>see [1</p>'],
    ['a <scr', '<p>a &lt;scr</p>'],
    ['[a](https://ev', '<p>[a](https://ev</p>'],
  ])('%j is drawn as if it were closed', (text, html) => expect(growing(text)).toBe(html));

  test('is drawn at every length', () => {
    const text = 'It is **so** [1]:\n\n1. a `b` *c*\n2. [d](https://www.example.org/otters?a=1&b=2)\n\n```\ne\n```\n';
    for (let end = 0; end <= text.length; end += 1) expect(() => growing(text.slice(0, end))).not.toThrow();
  });
});
