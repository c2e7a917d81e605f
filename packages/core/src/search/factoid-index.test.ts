import type { SearchHit } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { sampleFactoid } from '../testing/sample-factoid.ts';
import { FactoidIndex } from './factoid-index.ts';
import type { SearchDocument } from './search-document.ts';
import { countWords } from './word-counts.ts';

const idOf = (n: number) => sampleFactoid(n).id;
const documents = (...said: readonly (readonly [subject: string, text: string])[]): SearchDocument[] =>
  said.map(([subject, text], n) => ({ id: idOf(n + 1), subject, text }));

const ANIMALS = documents(
  ['Otters', 'Sea otters hold hands while they sleep.'],
  ['Octopuses', 'An octopus has three hearts and blue blood.'],
  ['Rivers', 'Some river otters slide down snow for fun.'],
  ['Ottoman Empire', 'The palace kitchens fed four thousand people.'],
  ['Crème brûlée', 'It was burnt on purpose in Cambridge, too.'],
  ['カワウソ', 'カワウソは手をつないで眠ります。'],
  ['Выдры', 'Ёжик и выдра — соседи у реки.'],
  ['水', '淡水は地球の水の三パーセントです。'],
  ['Moon', 'The Moon drifts away from Earth by four centimetres a year.'],
);

function indexOf(all: readonly SearchDocument[]): FactoidIndex {
  const index = new FactoidIndex();
  for (const document of all) index.add(document);
  return index;
}

function find(index: FactoidIndex, q: string, more: { subjectKey?: string; limit?: number; after?: SearchHit } = {}) {
  return index.search({ q, subjectKey: null, limit: 20, after: null, ...more }, () => false);
}

const animals = indexOf(ANIMALS);
/** What was found, as numbers from 1. */
const numbers = (q: string, index = animals) =>
  find(index, q).hits.map(({ id }) => ANIMALS.findIndex((each) => each.id === id) + 1);

describe('words find factoids', () => {
  it.each<[what: string, q: string, found: number[]]>([
    ['a beginning, in the subject first', 'ott', [4, 1, 3]],
    ['a beginning in another case', 'OTT', [4, 1, 3]],
    ['a letter that is missing', 'octpus', [2]],
    ['a letter too much', 'octoopus', [2]],
    ['letters that are swapped', 'ocotpus', [2]],
    ['swapped letters of a short word', 'rievr', [3]],
    ['letters without their accents', 'creme brulee', [5]],
    ['letters with accents that are not there', 'óttérs', [1, 3]],
    ['another script', 'выдры', [7]],
    ['another script without its dots', 'ежик', [7]],
    ['a script without spaces', 'カワウソ', [6]],
    ['words inside of a sentence without spaces', '眠ります', [6]],
    ['a single character of it, in the subject first', '水', [8]],
    ['half-width characters', 'ｶﾜｳｿ', [6]],
    ['a possessive', "otter's", [1, 3]],
    ['a word and the beginning of the next', 'snow ot', [3]],
    ['all the words, in any order', 'snow otters', [3]],
    ['some of the words when no factoid has all of them', 'octopus kitchens', [2, 4]],
    ['nothing for what nobody said', 'xyzzy', []],
    ['nothing for what has no letters', '?! …', []],
    ['nothing for a short word with an error', 'sae', []],
  ])('%s', (_what, q, found) => {
    expect(numbers(q)).toEqual(found);
  });

  it('with the subject before the text, whatever was published later', () => {
    const index = indexOf(
      documents(['Moon', 'It has quakes.'], ['Tides', 'The moon pulls at them.'], ['Night', 'No moon, no light.']),
    );
    expect(find(index, 'moon').hits.map(({ id }) => id)).toEqual([idOf(1), idOf(3), idOf(2)]);
  });

  it('of one subject alone, by its key', () => {
    expect(find(animals, 'otters', { subjectKey: 'rivers' }).hits.map(({ id }) => id)).toEqual([idOf(3)]);
    expect(find(animals, 'otters', { subjectKey: 'moon' }).hits).toEqual([]);
  });

  it('but not those that are left out', () => {
    const { hits } = animals.search({ q: 'otters', subjectKey: null, limit: 20, after: null }, (id) => id === idOf(1));
    expect(hits.map(({ id }) => id)).toEqual([idOf(3)]);
  });
});

describe('pages', () => {
  const many = (from: number, to: number): SearchDocument[] =>
    Array.from({ length: to - from + 1 }, (_, n) => {
      const subject = n % 3 === 0 ? 'Otters' : 'Rivers';
      return { id: idOf(from + n), subject, text: `Otters ${n % 2 === 0 ? 'swim' : 'swam'} in pairs of ${from + n}.` };
    });

  it.each(['otters', 'swim otters', 'ottrs', 'otters palace'])(
    'of %j repeat nothing and miss nothing while factoids are added',
    (q) => {
      const index = indexOf(many(1, 100));
      const wanted = new Set(find(index, q, { limit: 100 }).hits.map(({ id }) => id));
      const seen: string[] = [];
      let after: SearchHit | undefined;
      for (let added = 101; ; added += 7) {
        const page = find(index, q, { limit: 9, ...(after && { after }) });
        seen.push(...page.hits.map(({ id }) => id));
        after = page.hits.at(-1);
        if (!page.hasMore) break;
        for (const document of many(added, added + 6)) index.add(document);
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect([...wanted].filter((id) => !seen.includes(id))).toEqual([]);
    },
  );

  it('go on the way they began when a better match is published meanwhile', () => {
    const index = indexOf(many(1, 30));
    const first = find(index, 'ottrs', { limit: 10 });
    index.add({ id: idOf(31), subject: 'Ottrs', text: 'A band from nowhere.' });
    const second = find(index, 'ottrs', { limit: 10, after: first.hits.at(-1) as SearchHit });
    expect(second.hits).toHaveLength(10);
  });

  it('tell that there is no more', () => {
    expect(find(indexOf(many(1, 10)), 'otters', { limit: 10 }).hasMore).toBe(false);
    expect(find(indexOf(many(1, 11)), 'otters', { limit: 10 }).hasMore).toBe(true);
  });
});

describe('a large index', () => {
  const all = Array.from({ length: 3_000 }, (_, n) => {
    const rare = n % 500 === 0 ? 'pangolin' : 'sparrow';
    return { id: idOf(n + 1), subject: n === 7 ? 'The Who' : 'Birds', text: `The ${rare} of the year ${n} is the one.` };
  });
  const index = new FactoidIndex({ counts: countWords(all) });
  for (const document of all) index.add(document);

  it('does not let words that are everywhere decide', () => {
    expect(find(index, 'the pangolin').hits).toHaveLength(6);
    expect(find(index, 'the').hits.map(({ id }) => id)).toEqual([idOf(8)]);
  });

  it('gives the same answers when it was kept and loaded', () => {
    const loaded = new FactoidIndex(index.freeze());
    for (const q of ['pangolin', 'pangoiln', 'sparrow 12', 'the who']) expect(find(loaded, q)).toEqual(find(index, q));
    expect(loaded.subjects(5)).toEqual(index.subjects(5));
    expect(loaded.size).toBe(3_000);
  });

  it('finds what says the same first, by its rare words', () => {
    const [best] = index.similar('In the year 1500 there was one pangolin.', 5, () => false);
    expect(best?.id).toBe(idOf(1501));
  });
});

describe('what may say the same', () => {
  it('is found by words as they are, without beginnings and errors', () => {
    expect(animals.similar('An octopus has hearts.', 3, () => false)[0]?.id).toBe(idOf(2));
    expect(animals.similar('octop hart', 3, () => false)).toEqual([]);
    expect(animals.similar('An octopus has hearts.', 3, (id) => id === idOf(2)).map(({ id }) => id)).not.toContain(idOf(2));
  });
});

describe('subjects', () => {
  it('are counted by their key and called by the most frequent spelling', () => {
    const index = indexOf(
      documents(['otters', 'a'], ['Otters', 'b'], ['Otters', 'c'], ['Ötters!', 'd'], ['Moon', 'e'], ['?', 'f']),
    );
    expect(index.subjects(10)).toEqual([
      { key: 'otters', subject: 'Otters', count: 4 },
      { key: 'moon', subject: 'Moon', count: 1 },
    ]);
    index.remove(idOf(5));
    expect(index.subjects(10)).toHaveLength(1);
    expect(index.subjects(0)).toEqual([]);
  });

  it('count each factoid once', () => {
    const index = indexOf(ANIMALS);
    expect(index.add(ANIMALS[0] as SearchDocument)).toBe(false);
    expect(index.remove(idOf(1))).toBe(true);
    expect(index.remove(idOf(1))).toBe(false);
    expect(find(index, 'hands').hits).toEqual([]);
    expect(index.add(ANIMALS[0] as SearchDocument)).toBe(true);
    expect(find(index, 'hands').hits).toHaveLength(1);
  });
});
