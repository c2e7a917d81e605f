import type { FactoidPage, FactoidQuery } from '@factoids/contracts';
import { viewFactoid } from './factoid.ts';
import type { ListAsk } from './factoid-store.ts';
import { type CursorSeal, openCursor, sealCursor } from './list-cursor.ts';
import { type ListDeps, listShuffled } from './list-shuffled.ts';
import { requireSubjectKey, requireSupportedQuery } from './supported-query.ts';

type Listing = Omit<FactoidQuery, 'q'>;

/** One page of factoids. Throws `unsupported_query`, `invalid_cursor`, and `invalid_request` for a subject that names nothing. */
export async function listFactoids({ deps, query }: { deps: ListDeps; query: Listing }): Promise<FactoidPage> {
  requireSupportedQuery(query);
  const { sort = 'new', cursor, limit } = query;
  if (sort === 'random') return listShuffled({ deps, cursor, limit });
  const filters = { sort, subjectKey: requireSubjectKey(query.subject), minVotes: query.min_votes ?? 0 };
  const seal = sealOf(deps.cursorSecret, filters);
  const after = cursor === undefined ? null : openCursor(seal, cursor);
  const { records, next } = await deps.factoids.list({ ...filters, after, limit });
  return {
    data: records.map(viewFactoid),
    next_cursor: next === null ? null : sealCursor(seal, next),
    has_more: next !== null,
  };
}

function sealOf(secret: string, { sort, subjectKey, minVotes }: Omit<ListAsk, 'after' | 'limit'>): CursorSeal {
  return { secret, list: JSON.stringify([sort, subjectKey, minVotes]) };
}
