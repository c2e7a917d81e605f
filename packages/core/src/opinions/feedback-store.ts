import type { FactoidId, Page } from '@factoids/contracts';
import type { Taking } from '../admission/index.ts';
import type { FactoidRecord } from '../factoids/index.ts';
import type { FeedbackRecord } from './feedback.ts';

/** Who is counted once when a factoid is reported as offensive: a network, as a keyed hash, or `key:<id>`. */
export type Reporter = string;

export interface FeedbackReading {
  readonly factoid: FactoidRecord | null;
  /** Whether the reporter has reported it before. */
  readonly hasReported: boolean;
}

/** The report that feedback contains. */
export interface OffensiveReport {
  readonly by: Reporter;
  /** The rule: so many were there before. */
  readonly before: number;
  /** It is the one too many: the factoid leaves every list with it. The reason as the operator reads it. */
  readonly hides: { readonly reason: string } | null;
}

export interface FeedbackWrite {
  readonly record: FeedbackRecord;
  readonly report: OffensiveReport | null;
  readonly takings: readonly Taking[];
}

export interface FeedbackListQuery {
  /** Of one factoid, or of all. */
  readonly factoidId: FactoidId | null;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Feedback, and the reports in it. Throws `store_busy` when the store cannot answer in time. */
export interface FeedbackStore {
  /** Everything that giving feedback looks at, in one batch. @param reporter null where nothing is reported */
  read(id: FactoidId, reporter: Reporter | null): Promise<FeedbackReading>;
  /** One transaction; false, and nothing written, when a rate or the reports are not as they were read. */
  write(write: FeedbackWrite): Promise<boolean>;
  /** Newest first. Over all factoids it may lag a moment. Throws `invalid_cursor` for a cursor that it did not give out. */
  list(query: FeedbackListQuery): Promise<Page<FeedbackRecord>>;
}
