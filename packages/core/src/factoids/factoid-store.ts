import type { FactoidId, Page, PageQuery } from '@factoids/contracts';
import type { FactoidRecord } from './factoid.ts';

/** Published factoids. Reads may lag a write by a moment; `find` may not. */
export interface FactoidStore {
  find(id: FactoidId): Promise<FactoidRecord | null>;
  findMany(ids: readonly FactoidId[]): Promise<ReadonlyMap<FactoidId, FactoidRecord>>;
  /** Newest first. Throws `invalid_request` for a cursor that it did not give out. */
  listNewest(query: PageQuery): Promise<Page<FactoidRecord>>;
  /** Texts of the newest factoids, of one subject (by its key) or of all. */
  recentTexts(scope: { readonly subjectKey: string | null; readonly limit: number }): Promise<readonly string[]>;
}
