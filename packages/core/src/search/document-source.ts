import type { FactoidId } from '@factoids/contracts';
import type { SearchDocument } from './search-document.ts';

/** Where the search learns what was published and what was taken down. Reads may lag a write by a moment. */
export interface DocumentSource {
  /** Newest first down to `after`, which is an id or the beginning of one; in batches, read as they are asked for. */
  newest(after: string): AsyncIterable<readonly SearchDocument[]>;
  /** What was taken down: at most the thousand newest ids. */
  hidden(): Promise<ReadonlySet<FactoidId>>;
}
