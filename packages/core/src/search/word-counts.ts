import type { SearchDocument } from './search-document.ts';
import { indexedWords } from './words.ts';

/** How often a word has to occur to be counted; all others are rare. */
const COUNTED_FROM = 20;
/** A word in a tenth of all factoids tells none of them from the others; in a small collection every word may be looked for. */
const EVERYWHERE = { share: 0.1, atLeast: 1_000 } as const;

/** How frequent words were at one time: a score does not change while factoids are added. */
export interface WordCounts {
  readonly documents: number;
  /** Words with the number of factoids that have them. */
  readonly counts: readonly (readonly [word: string, count: number])[];
}

export const NOTHING_COUNTED: WordCounts = { documents: 0, counts: [] };

export function countWords(documents: readonly SearchDocument[]): WordCounts {
  const counts = new Map<string, number>();
  for (const { subject, text } of documents) {
    for (const word of new Set(indexedWords(`${subject} ${text}`))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return { documents: documents.length, counts: [...counts].filter(([, count]) => count >= COUNTED_FROM) };
}

export interface Rarity {
  /** From nearly 0, for a word of every factoid, up. */
  of(word: string): number;
  /** In how many factoids it is; 0 when they are few. */
  countOf(word: string): number;
  /** In how many factoids words are that begin so, each word counted by itself. */
  countOfForms(beginning: string): number;
  /** Whether it is in so many that looking it up is of no use. */
  isEverywhere(word: string): boolean;
  /** The same of a word that is in so many. */
  isTooMany(count: number): boolean;
}

export function rarityFrom({ documents, counts }: WordCounts): Rarity {
  const known = new Map(counts);
  const countOf = (word: string) => known.get(word) ?? 0;
  const tooMany = Math.max(EVERYWHERE.atLeast, documents * EVERYWHERE.share);
  return {
    of: (word) => Math.log(1 + documents / Math.max(countOf(word), COUNTED_FROM)),
    countOf,
    countOfForms: (beginning) => {
      let sum = 0;
      for (const [word, count] of counts) if (word.startsWith(beginning)) sum += count;
      return sum;
    },
    isEverywhere: (word) => countOf(word) > tooMany,
    isTooMany: (count) => count > tooMany,
  };
}
