import type { FactoidId, SearchHit, Subject } from '@factoids/contracts';
import MiniSearch, { type Options, type SearchOptions, type SearchResult } from 'minisearch';
import { BestHits } from './best-hits.ts';
import type { SearchAsk, SearchFound } from './factoid-search.ts';
import { questionWords } from './question-words.ts';
import { scorerFor, typosIn } from './score.ts';
import type { SearchDocument } from './search-document.ts';
import { type Spellings, SubjectTally } from './subject-tally.ts';
import { NOTHING_COUNTED, type Rarity, rarityFrom, type WordCounts } from './word-counts.ts';
import { askedWords, indexedWords } from './words.ts';

/** More words than this do not find anything better. */
const WORDS_ASKED = 12;
/** For a likeness: how many factoids may be looked at for the words beyond the first three. */
const LIKENESS = { words: 3, factoids: 5_000 } as const;

/** How a question is put, the strictest first: the first way that finds something answers. */
const WAYS = [
  { all: true, forgiving: false },
  { all: true, forgiving: true },
  { all: false, forgiving: true },
] as const;
/** Above any score: a hit's score tells also which way found it, and the next page goes the same. */
const WAY_STEP = 1_000;

/** An index as it is kept. */
export interface FrozenIndex {
  /** MiniSearch's own JSON. */
  readonly json: string;
  readonly counts: WordCounts;
  readonly spellings: Spellings;
}

interface Question {
  readonly words: readonly string[];
  /** The word that may still be being typed: alone it may be as short as two letters and a beginning. */
  readonly last: string | undefined;
}

type IsLeftOut = (id: FactoidId) => boolean;

/** Factoids by their words, in memory. What is published and taken down it has to be told. */
export class FactoidIndex {
  readonly #mini: MiniSearch<SearchDocument>;
  readonly #subjects: SubjectTally;
  readonly #counts: WordCounts;
  readonly #rarity: Rarity;

  constructor({ counts = NOTHING_COUNTED, ...frozen }: Partial<FrozenIndex> = {}) {
    this.#counts = counts;
    this.#rarity = rarityFrom(counts);
    this.#subjects = new SubjectTally(frozen.spellings);
    const options = optionsWith(this.#rarity);
    this.#mini = frozen.json === undefined ? new MiniSearch(options) : MiniSearch.loadJSON(frozen.json, options);
  }

  get size(): number {
    return this.#mini.documentCount;
  }

  /** How many there were when the words were counted. */
  get counted(): number {
    return this.#counts.documents;
  }

  has(id: FactoidId): boolean {
    return this.#mini.has(id);
  }

  /** Whether it was not there yet. */
  add({ id, subject, text }: SearchDocument): boolean {
    if (this.#mini.has(id)) return false;
    this.#mini.add({ id, subject, text });
    this.#subjects.add(subject, 1);
    return true;
  }

  /** Whether it was there. */
  remove(id: FactoidId): boolean {
    const stored = this.#mini.getStoredFields(id);
    if (!stored) return false;
    this.#mini.discard(id);
    this.#subjects.add(String(stored.subject), -1);
    return true;
  }

  /** Best first, the newer first of the same score. */
  search({ q, subjectKey, limit, after }: SearchAsk, isLeftOut: IsLeftOut): SearchFound {
    const asked = askedWords(q);
    const words = this.#telling(asked).slice(0, WORDS_ASKED);
    const question = { words, last: asked.at(-1) };
    const isWanted = ({ id, subject }: Pick<SearchDocument, 'id' | 'subject'>) =>
      (subjectKey === null || this.#subjects.keyOf(subject) === subjectKey) && !isLeftOut(id);
    const ways = after ? [WAYS.length - 1 - Math.floor(after.score / WAY_STEP)] : WAYS.keys();
    for (const way of ways) {
      const best = new BestHits(limit, after);
      this.#ask(question, way, (hit) => isWanted(hit) && best.offer(hit));
      if (best.anyOffered) return best.page();
    }
    return { hits: [], hasMore: false };
  }

  /** By its rarest words as they are: quick, however many factoids there are. */
  similar(text: string, limit: number, isLeftOut: IsLeftOut): readonly SearchHit[] {
    const words = this.#telling(askedWords(text)).slice(0, WORDS_ASKED);
    const counted = words.map((word) => ({ word, count: this.#rarity.countOf(word) }));
    const found = this.#mini.search(affordable(counted).join(' '), { ...AS_SPLIT, combineWith: 'OR' });
    return this.#shown(found, limit, isLeftOut);
  }

  /** By the rarest of a question's telling words, in any of their forms: quick, however many factoids there are. */
  related(text: string, limit: number, isLeftOut: IsLeftOut): readonly SearchHit[] {
    const counted = questionWords(text).map((word) => ({ word, count: this.#rarity.countOfForms(word) }));
    const telling = counted.filter(({ count }) => !this.#rarity.isTooMany(count));
    const rarest = (telling.length > 0 ? telling : counted).sort((a, b) => a.count - b.count).slice(0, WORDS_ASKED);
    const unknown = new Set(rarest.filter(({ count }) => count === 0).map(({ word }) => word));
    const found = this.#mini.search(affordable(rarest).join(' '), {
      ...AS_SPLIT,
      ...RELATED,
      combineWith: 'OR',
      fuzzy: (word) => unknown.has(word) && typosIn(word) > 0 && 1,
    });
    return this.#shown(found, limit, isLeftOut);
  }

  subjects(limit: number): Subject[] {
    return this.#subjects.list(limit);
  }

  freeze(): FrozenIndex {
    return { json: JSON.stringify(this.#mini), counts: this.#counts, spellings: this.#subjects.spellings() };
  }

  #shown(found: readonly SearchResult[], limit: number, isLeftOut: IsLeftOut): SearchHit[] {
    const hits: SearchHit[] = [];
    for (const { id, score } of found) {
      if (hits.length === limit) break;
      if (!isLeftOut(id)) hits.push({ id, score });
    }
    return hits;
  }

  /** The rarest first. Words that are everywhere are asked for only where there are no others. */
  #telling(words: readonly string[]): string[] {
    const telling = words.filter((word) => !this.#rarity.isEverywhere(word));
    const chosen = telling.length > 0 ? telling : words;
    return [...chosen].sort((a, b) => this.#rarity.of(b) - this.#rarity.of(a));
  }

  #ask({ words, last }: Question, way: number, offer: (hit: SearchHit & Pick<SearchDocument, 'subject'>) => void): void {
    const { all, forgiving } = WAYS[way] ?? WAYS[2];
    // A word that twenty factoids have is no typing error.
    const mayBeTypo = (word: string) => forgiving && this.#rarity.countOf(word) === 0;
    if (way === 1 && !words.some(mayBeTypo)) return;
    const scoreOf = scorerFor({ words, all, rarity: this.#rarity });
    const base = (WAYS.length - 1 - way) * WAY_STEP;
    this.#mini.search(words.join(' '), {
      ...AS_SPLIT,
      combineWith: all ? 'AND' : 'OR',
      prefix: (word) => word.length > (word === last ? 1 : 2) || !ALPHABETIC.test(word),
      // Two swapped characters are two changes to MiniSearch, and one error to us.
      fuzzy: (word) => mayBeTypo(word) && typosIn(word) > 0 && 2,
      // Taken out one by one: thousands of hits are not sorted for the twenty that are wanted.
      filter: ({ id, subject, match }) => {
        const score = scoreOf(match);
        if (score !== null) offer({ id, subject, score: base + score });
        return false;
      },
    });
  }
}

/** Of words, the rarest first: those whose factoids can all be looked at. */
function affordable(words: readonly { readonly word: string; readonly count: number }[]): string[] {
  let factoids = 0;
  const chosen = words.filter(({ count }, n) => {
    factoids += count;
    return n < LIKENESS.words || factoids <= LIKENESS.factoids;
  });
  return chosen.map(({ word }) => word);
}

/** What a word as it is weighs is one: its other forms come near, its typing errors last. */
const RELATED: SearchOptions = { prefix: (word) => word.length > 2, weights: { prefix: 0.8, fuzzy: 0.3 } };

const AS_SPLIT: SearchOptions = { tokenize: (text) => text.split(' '), processTerm: (word) => word, maxFuzzy: 2 };

/** There a letter begins a thousand words. In a script without spaces a character is nearly one. */
const ALPHABETIC = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u;

/** A word that is everywhere is not kept for texts: it would be most of the index. */
function optionsWith(rarity: Rarity): Options<SearchDocument> {
  return {
    fields: ['subject', 'text'],
    storeFields: ['subject'],
    tokenize: indexedWords,
    processTerm: (word, field) => (field === 'text' && rarity.isEverywhere(word) ? null : word),
    autoVacuum: false,
  };
}
