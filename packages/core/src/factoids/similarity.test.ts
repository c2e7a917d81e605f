import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIFFERENT, SAME, type SaidPair } from '../testing/said-pairs.ts';
import { normaliseText, textHash } from './normalise-text.ts';
import { SAME_FROM, sameness, saysTheSame, trigramSimilarity } from './similarity.ts';

const WORDS = 'otter otters honey planet tongue hearts blood river Äpfel żółw 海獭 выдра not never 3 12,000 1.5 June'.split(' ');
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 });
const texts = fc.oneof(
  words.map((list) => list.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom(...[...SAME, ...DIFFERENT].flatMap(({ one, other }) => [one, other])),
);

describe('normalising', () => {
  it.each([
    ['An octopus has THREE hearts — really!', 'an octopus has 3 hearts really'],
    ['Twenty-five of 1,000,000 ﬁsh can’t swim', '25 of 1000000 fish can not swim'],
    ['three hundred and five; two and three; nineteen sixty-nine', '305 2 and 3 19 69'],
    ['1.5 million, 86 billion, two thousand five hundred', '1500000 86000000000 2500'],
    ['One of the second-largest, the 21st: 5km at 5%', 'one of the 2nd largest the 21st 5 km at 5 percent'],
    ['Crème brûlée, ЁЖ, Ωμέγα', 'creme brulee еж ωμεγα'],
    ['海獭牵手。 ガラス हिन्दी 해달', '海獭牵手 ガラス हिन्दी 해달'],
    ['🦦🦦', '🦦🦦'],
  ])('%s', (text, expected) => {
    expect(normaliseText(text)).toBe(expected);
  });

  it('is done after one time', () => {
    fc.assert(
      fc.property(words, (list) => {
        const once = normaliseText(list.join(' '));
        expect(normaliseText(once)).toBe(once);
      }),
    );
  });

  it('gives texts the same hash that differ in nothing but their looks, and others another', () => {
    expect(textHash('An octopus has three hearts!')).toBe(textHash('“An OCTOPUS has 3 hearts”'));
    expect(textHash('An octopus has three hearts.')).not.toBe(textHash('An octopus has two hearts.'));
    expect(textHash('🦦')).not.toBe(textHash('🐝'));
  });
});

describe('sameness', () => {
  it('is 1 for itself, lies between 0 and 1, and is the same both ways', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expect(sameness(one, one)).toBe(1);
        expect(sameness(one, other)).toBeGreaterThanOrEqual(0);
        expect(sameness(one, other)).toBeLessThanOrEqual(1);
        expect(sameness(one, other)).toBe(sameness(other, one));
      }),
    );
  });

  it('does not depend on the order of words, their letter case or what stands between them', () => {
    const shuffled = words.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffled, ([list, again]) => {
        expect(sameness(list.join(' '), `«${again.join(' – ').toUpperCase()}!»`)).toBe(1);
      }),
    );
  });

  it('counts trigrams as pg_trgm does', () => {
    // similarity('word', 'two words') = 4/11 and similarity('cat', 'cats') = 3/6, counted by hand from its documentation.
    expect(trigramSimilarity(['word'], ['two', 'words'])).toBeCloseTo(4 / 11);
    expect(trigramSimilarity(['cat'], ['cats'])).toBeCloseTo(3 / 6);
  });
});

describe('numbers', () => {
  it('make another fact, also in the same sentence, whatever the numbers', () => {
    const number = fc.integer({ min: 2, max: 1_000_000 });
    fc.assert(
      fc.property(number, number, (one, other) => {
        fc.pre(one !== other);
        const said = (count: number) => `The longest recorded flight of a chicken lasted exactly ${count} seconds.`;
        expect(saysTheSame(said(one), said(other))).toBe(false);
        expect(saysTheSame(said(one), said(one).replace('lasted exactly', 'took'))).toBe(true);
      }),
    );
  });
});

describe('the threshold', () => {
  const scores = (pairs: readonly SaidPair[]) => pairs.map(({ one, other }) => sameness(one, other));
  const from = (pairs: readonly SaidPair[], threshold: number) => scores(pairs).filter((score) => score >= threshold).length;
  const missed = (how: SaidPair['how']) => {
    const pairs = SAME.filter((pair) => pair.how === how);
    return pairs.length - from(pairs, SAME_FROM);
  };

  it('is justified on more than 60 pairs, none of them twice', () => {
    const all = [...SAME, ...DIFFERENT].map(({ one, other }) => [one, other].sort().join('|'));
    expect(new Set(all).size).toBe(all.length);
    expect(Math.min(SAME.length, DIFFERENT.length)).toBeGreaterThan(50);
  });

  it('is the lowest at which no two facts are taken for one', () => {
    const rows = Array.from({ length: 13 }, (_, step) => (30 + 5 * step) / 100).map((threshold) => {
      const [found, wrong] = [from(SAME, threshold), from(DIFFERENT, threshold)];
      const [precision, recall] = [found / (found + wrong), found / SAME.length];
      return `${threshold.toFixed(2)}  ${found} of ${SAME.length}  ${wrong} of ${DIFFERENT.length}  ${precision.toFixed(2)}  ${recall.toFixed(2)}`;
    });
    expect(['from  found     wrong    precision  recall', ...rows].join('\n')).toMatchInlineSnapshot(`
      "from  found     wrong    precision  recall
      0.30  44 of 55  14 of 63  0.76  0.80
      0.35  44 of 55  7 of 63  0.86  0.80
      0.40  44 of 55  7 of 63  0.86  0.80
      0.45  44 of 55  4 of 63  0.92  0.80
      0.50  43 of 55  1 of 63  0.98  0.78
      0.55  43 of 55  0 of 63  1.00  0.78
      0.60  40 of 55  0 of 63  1.00  0.73
      0.65  39 of 55  0 of 63  1.00  0.71
      0.70  37 of 55  0 of 63  1.00  0.67
      0.75  33 of 55  0 of 63  1.00  0.60
      0.80  28 of 55  0 of 63  1.00  0.51
      0.85  24 of 55  0 of 63  1.00  0.44
      0.90  21 of 55  0 of 63  1.00  0.38"
    `);
    expect(from(DIFFERENT, SAME_FROM)).toBe(0);
    expect(from(DIFFERENT, SAME_FROM - 0.05)).toBeGreaterThan(0);
  });

  it.each(DIFFERENT)('keeps apart: $one | $other', ({ one, other }) => {
    expect(saysTheSame(one, other)).toBe(false);
  });

  it('finds what was only reordered, respelled or punctuated otherwise, and most of what was changed a little', () => {
    expect(missed('as it was')).toBe(0);
    expect(missed('reordered')).toBe(0);
    expect(missed('spelled otherwise')).toBe(0);
    expect(missed('a word or two changed')).toBeLessThanOrEqual(1);
    expect(missed('one more clause')).toBeLessThanOrEqual(2);
    // Trigrams cannot see these. Whatever makes them visible may say so here.
    expect(missed('in other words')).toBe(9);
  });
});
