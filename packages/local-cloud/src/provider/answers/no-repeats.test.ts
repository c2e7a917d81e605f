import { SAME_FROM, sameness, saysTheSame } from '@factoids/core';
import { expect, it } from 'vitest';
import { FACTS } from '../facts/all-facts.ts';
import { bulkFact } from './bulk-facts.ts';

const TEMPLATES = 4;
const FACTORS = 900;

it('says no two things that count as the same: each curated fact is far from all others', () => {
  const texts = FACTS.map(({ text }) => text);
  let nearest = 0;
  for (const [at, text] of texts.entries()) {
    for (const other of texts.slice(at + 1)) nearest = Math.max(nearest, sameness(text, other));
  }
  expect(nearest).toBeLessThan(SAME_FROM - 0.1);
});

it('tells 2,000 bulk facts apart, each from those next to it of its kind and from those of the same numbers', () => {
  for (let n = 0; n < 2_000; n += 1) {
    const { text } = bulkFact(n);
    // The next of a kind; the next month and the next factor; the same two factors the other way round.
    const near = [1, 2, 7, 28, 30, 31, 365, FACTORS, n % FACTORS].map((step) => bulkFact(n + step * TEMPLATES).text);
    expect(near.filter((other) => other !== text && saysTheSame(text, other))).toEqual([]);
  }
  const factors = (left: number, right: number) => bulkFact(TEMPLATES * (left - 100 + FACTORS * (right - 100))).text;
  expect(factors(100, 101)).toContain('The number 10,100 is divisible by 100');
  expect(saysTheSame(factors(100, 101), factors(101, 100))).toBe(false);
});
