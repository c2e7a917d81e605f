import type { SubjectList } from '@factoids/contracts';
import type { FactoidSearch } from './factoid-search.ts';

/** What factoids are about, the most frequent first. Throws `search_unavailable`. */
export async function listSubjects({ deps, limit }: { deps: { search: FactoidSearch }; limit: number }): Promise<SubjectList> {
  return { data: [...(await deps.search.subjects(limit))] };
}
