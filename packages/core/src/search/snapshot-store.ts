export interface StoredSnapshot {
  /** Another one for another text. */
  readonly tag: string;
  readonly text: string;
}

/** Keeps the one snapshot of the search index, and beside it the parts that its text names. Throws what its store throws. */
export interface SnapshotStore {
  /** `'unchanged'` when it is still the one with this tag; null when there is none. */
  load(knownTag: string | null): Promise<StoredSnapshot | 'unchanged' | null>;
  save(text: string): Promise<void>;
  /** Throws when there is no such part. */
  loadPart(name: string): Promise<Uint8Array>;
  savePart(name: string, bytes: Uint8Array): Promise<void>;
  /** Nothing happens when there is none. */
  deletePart(name: string): Promise<void>;
}
