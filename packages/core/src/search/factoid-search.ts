import type { SearchHit, Subject } from '@factoids/contracts';
import type { ModelVector } from './vector.ts';

export interface SearchAsk {
  readonly q: string;
  /** Only factoids of this subject; null: of any. */
  readonly subjectKey: string | null;
  readonly limit: number;
  /** The last hit of the page before. */
  readonly after: SearchHit | null;
}

export interface RelatedAsk {
  readonly text: string;
  /** What the text means, if that is known. */
  readonly vector: ModelVector | null;
  readonly limit: number;
}

export interface SearchFound {
  /** Best first. Of factoids that may have been taken down since. */
  readonly hits: readonly SearchHit[];
  readonly hasMore: boolean;
}

/** Finds factoids by their words. A factoid is found seconds after it was published. Throws `search_unavailable`. */
export interface FactoidSearch {
  search(ask: SearchAsk): Promise<SearchFound>;
  /** Those that may say the same as a text, best first. */
  similar(text: string, limit: number): Promise<readonly SearchHit[]>;
  /** Those that matter to a question, best first: by its telling words, and by its meaning where that is given. */
  related(ask: RelatedAsk): Promise<readonly SearchHit[]>;
  /** What factoids are about, the most frequent first. */
  subjects(limit: number): Promise<readonly Subject[]>;
}
