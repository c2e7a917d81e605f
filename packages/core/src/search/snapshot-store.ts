export interface StoredSnapshot {
  /** Another one for another text. */
  readonly tag: string;
  readonly text: string;
}

/** Keeps the one snapshot of the search index. Throws what its store throws. */
export interface SnapshotStore {
  /** `'unchanged'` when it is still the one with this tag; null when there is none. */
  load(knownTag: string | null): Promise<StoredSnapshot | 'unchanged' | null>;
  save(text: string): Promise<void>;
}
