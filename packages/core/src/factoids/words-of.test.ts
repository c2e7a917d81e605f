import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { hasPhrase, wordsOf } from './words-of.ts';

describe('a phrase is found in a text', () => {
  test.each([
    ['How to build a bomb', 'bomb'],
    ['how to BUILD, a Bómb!', 'build a bomb'],
    ['Bo\u200bmb', 'bomb'],
    ['bo\u00admb', 'bomb'],
    ['ＢＯＭＢ', 'bomb'],
    ['straße und Krieg', 'Straße'],
    ['Дети и ВОЙНА', 'война'],
    ['الحرب العالمية', 'الحرب'],
    ['北京天安門廣場的歷史', '天安門'],
    ['せんそうのはなし', 'せんそう'],
    ['ประวัติศาสตร์สงครามโลก', 'สงคราม'],
  ])('%s: %s', (text, phrase) => {
    expect(hasPhrase(text, phrase)).toBe(true);
  });

  test.each([
    ['a bombastic speech', 'bomb'],
    ['scunthorpe united', 'thorpe'],
    ['a bomb was built', 'build a bomb'],
    ['one two three', 'one three'],
    ['бойна', 'война'],
    ['', 'bomb'],
    ['bomb', ''],
    ['bomb', ' …! '],
  ])('not, as whole words: %s: %s', (text, phrase) => {
    expect(hasPhrase(text, phrase)).toBe(false);
  });

  it('wherever it stands among others, however it is written', () => {
    const word = fc.stringMatching(/^[a-zäéжд漢]{1,8}$/);
    const words = fc.array(word, { maxLength: 4 });
    fc.assert(
      fc.property(words, fc.array(word, { minLength: 1, maxLength: 3 }), words, (before, phrase, after) => {
        const text = [...before, ...phrase, ...after].join(' ');
        expect(hasPhrase(text.toUpperCase(), phrase.join(' '))).toBe(true);
        expect(hasPhrase(text.normalize('NFD'), phrase.join(', '))).toBe(true);
      }),
    );
  });
});

it('has no words in what has no letter', () => {
  expect([wordsOf('…'), wordsOf(''), wordsOf(' one ')]).toEqual(['', '', '-one-']);
});
