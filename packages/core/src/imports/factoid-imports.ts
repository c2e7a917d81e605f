import type { FactoidRecord } from '../factoids/index.ts';

/** How far the import of one file has come. */
export interface ImportProgress {
  /** ISO 8601; what begins the ids of its factoids. */
  readonly startedAt: string;
  /** Everything up to this line is written; 0 at the beginning. */
  readonly throughLine: number;
  /** null until all of it is written. */
  readonly finishedAt: string | null;
}

/** Where imports are written, and what is known of each by its file's hash. */
export interface FactoidImports {
  /** What is known of the file: null before its first import began. */
  find(fileHash: string): Promise<ImportProgress | null>;
  /** Notes that its import begins, unless it has begun. @returns what is known of it now. */
  begin(fileHash: string, startedAt: string): Promise<ImportProgress>;
  /**
   * Writes these factoids, each wholly or not, in no order, over what stands under their ids.
   * @throws AppError `store_busy` when the store does not take them all in time; some may be written then.
   */
  putAll(records: readonly FactoidRecord[]): Promise<void>;
  /** Notes how far it has come. */
  note(fileHash: string, progress: ImportProgress): Promise<void>;
}
