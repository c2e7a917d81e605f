import type { FactoidId } from '@factoids/contracts';

/** What of a factoid is searched. */
export interface SearchDocument {
  readonly id: FactoidId;
  readonly subject: string;
  readonly text: string;
}
