import { type FactoidPage, type FactoidQuery, SearchHit } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import {
  type FactoidStore,
  openCursor,
  requireSubjectKey,
  requireSupportedQuery,
  sealCursor,
  viewFactoid,
} from '../factoids/index.ts';
import type { FactoidSearch } from './factoid-search.ts';

interface Deps {
  readonly search: FactoidSearch;
  readonly factoids: Pick<FactoidStore, 'findMany'>;
  /** Seals the cursors. */
  readonly cursorSecret: string;
}

/**
 * One page of what is found by `q`, best first, with one batch read. What was taken down a moment ago drops out, so a page may be
 * shorter than its limit while there is more. Throws `unsupported_query`, `invalid_request`,
 * `invalid_cursor` and `search_unavailable`.
 */
export async function searchFactoids({ deps, query }: { deps: Deps; query: FactoidQuery }): Promise<FactoidPage> {
  const { q, subject, limit, cursor } = query;
  if (q === undefined) throw new AppError('invalid_request');
  requireSupportedQuery(query);
  const key = requireSubjectKey(subject);
  const seal = { secret: deps.cursorSecret, list: JSON.stringify({ q, subject: key }) };
  const after = cursor === undefined ? null : SearchHit.parse(JSON.parse(openCursor(seal, cursor)));
  const { hits, hasMore } = await deps.search.search({ q, subjectKey: key, limit, after });
  const found = await deps.factoids.findMany(hits.map(({ id }) => id));
  const records = hits.flatMap(({ id }) => found.get(id) ?? []).filter(({ hidden }) => hidden === null);
  const last = hits.at(-1);
  return {
    data: records.map(viewFactoid),
    next_cursor: hasMore && last ? sealCursor(seal, JSON.stringify(last)) : null,
    has_more: hasMore,
  };
}
