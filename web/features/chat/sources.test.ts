import type { ChatSource } from '@factoids/contracts';
import { expect, test } from 'vitest';
import { hostOf, sourceHref, splitCitations } from './sources.ts';

const source = (n: number): ChatSource => ({ n, kind: 'web', title: `${n}`, url: `https://example.org/${n}`, excerpt: '' });

test.each([
  ['web', 'https://example.org/a b', 'https://example.org/a%20b'],
  ['web', 'http://example.org', 'http://example.org/'],
  ['web', 'javascript:alert(1)', null],
  ['web', '/f/fct_01kan9gr2hd5s8z0w6k3n9pb7y', null],
  ['web', 'no address', null],
  ['factoid', '/f/fct_01kan9gr2hd5s8z0w6k3n9pb7y', '/f/fct_01kan9gr2hd5s8z0w6k3n9pb7y'],
  ['factoid', 'https://evil.example/f/fct_01kan9gr2hd5s8z0w6k3n9pb7y', null],
  ['factoid', '//evil.example', null],
] as const)('a %s source at %s leads to %s', (kind, url, href) => expect(sourceHref({ kind, url })).toBe(href));

test('a reader sees whose page a link leads to, whatever the address pretends', () => {
  expect(hostOf('https://www.example.org/a')).toBe('example.org');
  expect(hostOf('https://example.org@evil.example/')).toBe('evil.example');
  expect(hostOf('nonsense')).toBe('');
});

test('text is cut at the sources that it cites, and nothing of it is lost', () => {
  const parts = splitCitations('a [1][2] b [9] [01]', [source(1), source(2)]);
  expect(parts.map((part) => ('text' in part ? part.text : part.source.n))).toEqual(['a ', 1, 2, ' b [9] ', 1]);
  expect(splitCitations('', [source(1)])).toEqual([]);
});
