import type { FactoidId, FactoidSort } from '@factoids/contracts';
import type { FactoidRecord } from './factoid.ts';
import type { Arc } from './shuffle.ts';

export interface ListAsk {
  readonly sort: Exclude<FactoidSort, 'random'>;
  /** Only factoids of this subject; null: of any. */
  readonly subjectKey: string | null;
  /** Votes up and down together. */
  readonly minVotes: number;
  /** The place behind which the list goes on; null: from its beginning. */
  readonly after: string | null;
  readonly limit: number;
}

export interface FactoidSlice {
  /** At most as many as were asked for; fewer where most of what was looked at has too few votes. */
  readonly records: readonly FactoidRecord[];
  /** The place up to which was looked; null at the end of the list. It stays good when the factoid that lay there is gone. */
  readonly next: string | null;
}

/** Published factoids. Reads may lag a write by a moment; `find` may not. What was taken down is found by its id alone. */
export interface FactoidStore {
  find(id: FactoidId): Promise<FactoidRecord | null>;
  findMany(ids: readonly FactoidId[]): Promise<ReadonlyMap<FactoidId, FactoidRecord>>;
  /** One read of an index, bounded: newest first, or best first by the lower bound of the votes. */
  list(ask: ListAsk): Promise<FactoidSlice>;
  /** Those whose shuffle key lies on the arc, along it; one read of an index. */
  listArc(arc: Arc, limit: number): Promise<readonly FactoidRecord[]>;
  /** Who said a text first, by its `textHash`; never older than the last write. */
  findByText(hash: string): Promise<FactoidId | null>;
}
