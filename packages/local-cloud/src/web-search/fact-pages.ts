import { FactIndex } from '../provider/answers/fact-index.ts';
import { stemsOf } from '../provider/answers/stem.ts';
import { FACTS } from '../provider/facts/all-facts.ts';
import type { Fact } from '../provider/facts/fact.ts';
import type { FoundPage, SearchRequest } from './search-request.ts';

const index = new FactIndex(FACTS);
const LEAST_SCORE = 0.25;

/** The curated facts as pages of the web, each under the title of the source that it names; best first. */
export function factPages({ query, max_results: most }: Pick<SearchRequest, 'query' | 'max_results'>): FoundPage[] {
  return index
    .match(query)
    .filter(({ share }) => share >= LEAST_SCORE)
    .slice(0, most)
    .map(({ fact, share }) => ({
      title: fact.source,
      url: urlOf(fact),
      content: fact.text,
      score: Number((share * 0.99).toFixed(4)),
    }));
}

/** Under a name that nobody can own: the sources are named truly, and nobody is sent to a page that may not be theirs. */
function urlOf({ subject, source }: Fact): string {
  return `https://sources.example/${slugOf(subject)}/${slugOf(source)}`;
}

function slugOf(text: string): string {
  return stemsOf(text).join('-');
}
