import { typingDistance } from './typing-distance.ts';
import type { Rarity } from './word-counts.ts';

/** How a word was met: as it is, as a beginning, with so many typing errors. */
const WORTH = { whole: 1, beginning: 0.75, typo: 0.6 } as const;
const IN_SUBJECT = 2;
const SHORTEST_TYPO = 4;
const LONG = 7;

/** How many typing errors a word may have. */
export function typosIn(word: string): number {
  if (word.length < SHORTEST_TYPO) return 0;
  return word.length < LONG ? 1 : 2;
}

interface Asked {
  readonly words: readonly string[];
  /** Whether every word has to be met. */
  readonly all: boolean;
  readonly rarity: Rarity;
}

/** The words of a factoid that met a word that was asked for, with the fields that they are in. */
type Match = Readonly<Record<string, readonly string[]>>;

/**
 * What a factoid is worth as an answer, by the words of it that were met; null when it is none. For each word that was asked for: how
 * rare it is, how it was met and where. It depends on nothing but the factoid, the question and the counts of the snapshot, so
 * that a page goes on where the one before ended while factoids are added.
 */
export function scorerFor({ words, all, rarity }: Asked): (match: Match) => number | null {
  const weighed = words.map((asked) => ({ weight: 1 + rarity.of(asked), worthOf: worthFor(asked) }));
  return (match) => {
    let sum = 0;
    const met = Object.entries(match);
    for (const { weight, worthOf } of weighed) {
      const worth = met.reduce((most, [word, fields]) => Math.max(most, worthOf(word) * worthOfFields(fields)), 0);
      if (worth === 0 && all) return null;
      sum += worth * weight;
    }
    return sum === 0 ? null : sum;
  };
}

/** Each word is compared once, in however many factoids it is. */
function worthFor(asked: string): (met: string) => number {
  const compared = new Map<string, number>();
  return (met) => {
    const known = compared.get(met);
    if (known !== undefined) return known;
    const worth = compare(asked, met);
    compared.set(met, worth);
    return worth;
  };
}

function compare(asked: string, met: string): number {
  if (asked === met) return WORTH.whole;
  if (met.startsWith(asked)) return WORTH.beginning;
  return WORTH.typo / typingDistance(asked, met, typosIn(asked));
}

function worthOfFields(fields: readonly string[]): number {
  return fields.includes('subject') ? IN_SUBJECT : 1;
}
