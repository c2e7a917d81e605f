import { describe, expect, it } from 'vitest';
import { FACTS } from './all-facts.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const CLICKBAIT = /did you know|you won't believe|amazing|incredible|mind-blowing|shocking|fun fact/i;

it('knows enough, over enough subjects, and nothing twice', () => {
  const subjects = Map.groupBy(FACTS, ({ subject }) => subject);
  expect(FACTS.length).toBeGreaterThanOrEqual(165);
  expect(subjects.size).toBeGreaterThanOrEqual(15);
  expect(Math.min(...[...subjects.values()].map((facts) => facts.length))).toBeGreaterThanOrEqual(10);
  expect(new Set(FACTS.map(({ text }) => text.toLowerCase())).size).toBe(FACTS.length);
});

describe.each(FACTS.map((fact) => [fact.text.slice(0, 50), fact] as const))(
  '%s',
  (_, { text, subject, emoji, keywords, source }) => {
    it('is one or two plain sentences of a readable length, with one emoji and a source', () => {
      expect(text.length).toBeGreaterThanOrEqual(60);
      expect(text.length).toBeLessThanOrEqual(280);
      expect(text).toMatch(/^\p{Lu}.*\.$/u);
      expect(text).not.toMatch(/[<>*_`#[\]{}\n!?…]|https?:|\s\s|\p{Extended_Pictographic}/u);
      expect(text).not.toMatch(CLICKBAIT);
      expect([...graphemes.segment(emoji)]).toHaveLength(1);
      expect(emoji).toMatch(/\p{Extended_Pictographic}|\p{Regional_Indicator}/u);
      expect(subject).toMatch(/^\p{Lu}[\p{L} ]{2,30}$/u);
      expect(keywords.every((word) => /^[\p{L}\p{N}-]+$/u.test(word))).toBe(true);
      expect(source.length).toBeGreaterThan(5);
    });
  },
);
