import type { Fact } from '../facts/fact.ts';
import { stemsOf } from './stem.ts';

const KEYWORD_WEIGHT = 5;
const SUBJECT_WEIGHT = 4;
const TEXT_WEIGHT = 3;
const OPENING_WEIGHT = 3;
const OPENING_WORDS = 4;
const STRONG_MATCH = 0.5;
const NEAR_MATCH = 0.5;
const NEAR_PREFIX = 5;

/** Finds the facts that fit a topic best: words in keywords, subject, text and its opening, rare words counting more. */
export class FactIndex {
  readonly facts: readonly Fact[];
  readonly #weights: readonly ReadonlyMap<string, number>[];
  readonly #frequency = new Map<string, number>();

  constructor(facts: readonly Fact[]) {
    this.facts = facts;
    this.#weights = facts.map(weightsOf);
    for (const weights of this.#weights) {
      for (const word of weights.keys()) this.#frequency.set(word, (this.#frequency.get(word) ?? 0) + 1);
    }
  }

  /** The facts that match well, best first, the others of the best one's subject, then weak matches; empty when none match. */
  rank(topic: string): readonly Fact[] {
    const matching = this.match(topic);
    const [best] = matching;
    if (best === undefined) return [];
    const strong = matching.filter(({ share }) => share >= STRONG_MATCH).map(({ fact }) => fact);
    const related = this.facts.filter((fact) => fact.subject === best.fact.subject);
    return [...new Set([...strong, ...related, ...matching.map(({ fact }) => fact)])];
  }

  /** The facts that match at all, best first; `share` is of the best one's score. */
  match(topic: string): readonly { readonly fact: Fact; readonly share: number }[] {
    const words = [...new Set(stemsOf(topic))];
    const scored = this.facts.map((fact, at) => ({ fact, score: this.#score(words, at) }));
    const matching = scored.filter(({ score }) => score > 0).sort((left, right) => right.score - left.score);
    const best = matching[0]?.score ?? 1;
    return matching.map(({ fact, score }) => ({ fact, share: score / best }));
  }

  #score(words: readonly string[], at: number): number {
    return words.reduce((sum, word) => sum + this.#wordScore(word, this.#weights[at] ?? new Map()), 0);
  }

  #wordScore(word: string, weights: ReadonlyMap<string, number>): number {
    const exact = weights.get(word);
    if (exact !== undefined) return exact * this.#rarity(word);
    if (this.#frequency.has(word) || word.length < NEAR_PREFIX) return 0;
    const near = [...weights.keys()].filter((known) => isNear(word, known));
    return Math.max(0, ...near.map((known) => NEAR_MATCH * (weights.get(known) ?? 0) * this.#rarity(known)));
  }

  #rarity(word: string): number {
    return Math.log(1 + this.facts.length / (this.#frequency.get(word) ?? 1));
  }
}

function weightsOf(fact: Fact): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  const note = (words: readonly string[], weight: number) => {
    for (const word of new Set(words)) weights.set(word, (weights.get(word) ?? 0) + weight);
  };
  const words = stemsOf(fact.text);
  note(words, TEXT_WEIGHT);
  note(words.slice(0, OPENING_WORDS), OPENING_WEIGHT);
  note(stemsOf(fact.subject), SUBJECT_WEIGHT);
  note(stemsOf(fact.keywords.join(' ')), KEYWORD_WEIGHT);
  return weights;
}

/** `octopi` is near `octopus`; used only for words that no fact has. */
function isNear(word: string, known: string): boolean {
  const prefix = word.slice(0, Math.max(NEAR_PREFIX, word.length - 2));
  return known.startsWith(prefix) && Math.abs(known.length - word.length) <= 3;
}
