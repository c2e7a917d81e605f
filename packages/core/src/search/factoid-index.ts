import type { FactoidId, SearchHit, Subject } from '@factoids/contracts';
import MiniSearch, { type Options, type SearchOptions } from 'minisearch';
import { BestHits } from './best-hits.ts';
import type { SearchAsk, SearchFound } from './factoid-search.ts';
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
    let factoids = 0;
    const affordable = words.filter((word, n) => {
      factoids += this.#rarity.countOf(word);
      return n < LIKENESS.words || factoids <= LIKENESS.factoids;
    });
    const found = this.#mini.search(affordable.join(' '), { ...AS_SPLIT, combineWith: 'OR' });
    return found
      .map(({ id, score }): SearchHit => ({ id, score }))
      .filter(({ id }) => !isLeftOut(id))
      .slice(0, limit);
  }

  subjects(limit: number): Subject[] {
    return this.#subjects.list(limit);
  }

  freeze(): FrozenIndex {
    return { json: JSON.stringify(this.#mini), counts: this.#counts, spellings: this.#subjects.spellings() };
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
