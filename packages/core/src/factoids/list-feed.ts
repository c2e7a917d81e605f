import type { Factoid } from '@factoids/contracts';
import { viewFactoid } from './factoid.ts';
import type { FactoidStore } from './factoid-store.ts';
import { requireSubjectKey } from './supported-query.ts';

const NEWEST = 30;

interface ListFeed {
  readonly deps: { readonly factoids: Pick<FactoidStore, 'list'> };
  readonly subject: string | undefined;
}

/** What a feed shows: the newest factoids, of one subject or of all. Throws `invalid_request` for a subject that names nothing. */
export async function listFeed({ deps, subject }: ListFeed): Promise<Factoid[]> {
  const subjectKey = requireSubjectKey(subject);
  const { records } = await deps.factoids.list({ sort: 'new', subjectKey, minVotes: 0, after: null, limit: NEWEST });
  return records.map(viewFactoid);
}
