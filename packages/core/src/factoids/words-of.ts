import { subjectKey } from './factoid.ts';

/** Scripts that put nothing between words: there each letter stands for itself. */
const UNDIVIDED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/gu;
/** What is not seen must not divide a word either. */
const INVISIBLE = /\p{Cf}/gu;

/** The words of a text as `-one-after-the-other-`, free of case, accents and punctuation; empty without a word. */
export function wordsOf(text: string): string {
  const divided = subjectKey(text.replace(INVISIBLE, '')).replace(UNDIVIDED, '-$&-');
  return divided === '' ? '' : `-${divided}-`.replace(/-+/g, '-');
}

/** Whether the words of a phrase stand in a text, one after the other. No phrase is found that has no word. */
export function hasPhrase(text: string, phrase: string): boolean {
  const words = wordsOf(phrase);
  return words !== '' && wordsOf(text).includes(words);
}
