import type { FactoidId } from '@factoids/contracts';

export interface RelatedQuestion {
  readonly text: string;
  readonly limit: number;
  /** `words` spends and waits for nothing: it goes by meaning too only where the text's vector is at hand. */
  readonly by: 'words' | 'words_and_meaning';
}

/** Factoids that matter to a text, best first; by words alone also when there are no vectors. Throws `search_unavailable`. */
export type FindRelated = (question: RelatedQuestion) => Promise<readonly FactoidId[]>;
