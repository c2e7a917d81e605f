import { describe, expect, it } from 'vitest';
import { feedAddress, feedTitle, readFeedQuery } from './feed-query.ts';

describe('the address of a list', () => {
  it.each([
    [{}, {}],
    [{ sort: 'top' }, { sort: 'top' }],
    [{ sort: 'new' }, {}],
    [{ sort: 'sideways', q: ['a', 'b'] }, {}],
    [{ q: ' sea otters ', sort: 'top' }, { q: 'sea otters' }],
    [
      { subject: 'otters', sort: 'top', cursor: 'abc' },
      { subject: 'otters', sort: 'top', cursor: 'abc' },
    ],
    [{ subject: 'otters', sort: 'random' }, { subject: 'otters' }],
  ])('%j asks the API for %j, which it can do', (given, query) => expect(readFeedQuery(given)).toEqual(query));

  it('leads back to the same list', () => {
    const query = { subject: 'café & co', sort: 'top' as const };
    expect(readFeedQuery(Object.fromEntries(new URL(feedAddress(query), 'http://localhost').searchParams))).toEqual(query);
    expect(feedAddress({})).toBe('/');
  });

  it('is told in words', () => {
    expect([feedTitle({}), feedTitle({ q: 'otter' }), feedTitle({ subject: 'bees', sort: 'top' })]).toEqual([
      'Fresh off the press',
      'Found for “otter”',
      'The best about bees',
    ]);
  });
});
