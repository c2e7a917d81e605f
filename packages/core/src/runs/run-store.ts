import type { Page, PageQuery, Problem, RunEvent, RunEventBody, RunId, TerminalEventBody } from '@factoids/contracts';
import type { Owner } from '../accounts/index.ts';
import type { IdempotencyClaim, IdempotencyRecord } from '../admission/index.ts';
import type { FactoidRecord } from '../factoids/index.ts';
import type { HoldState, Run, RunCall } from './run.ts';

/** Where a writer stands in a run: it may write the event after `seq` as long as the run's epoch is still its own. */
export interface Position {
  readonly runId: RunId;
  readonly epoch: number;
  readonly seq: number;
}

export interface Lease {
  readonly id: RunId;
  /** One execution of one worker; the same holder may take its lease twice. */
  readonly holder: string;
  readonly now: string;
  readonly until: string;
}

export interface Ending {
  readonly at: string;
  readonly events: readonly [...RunEventBody[], TerminalEventBody];
  readonly calls: readonly RunCall[];
  readonly hold: HoldState;
  readonly factoid: FactoidRecord | null;
  readonly problem: Problem | null;
  /** Given back, so that the caller's next try with the same key counts as the first. */
  readonly forget: IdempotencyRecord | null;
}

/** What it takes to watch a run. Throws `store_busy` when the store cannot answer in time. */
export interface RunReader {
  /** Never older than the last write. */
  find(id: RunId): Promise<Run | null>;
  /** Events after `afterSeq` in order. May lag a moment behind unless `consistent`; never has a gap. */
  readEvents(id: RunId, afterSeq: number, options?: { readonly consistent?: boolean }): Promise<readonly RunEvent[]>;
}

/**
 * Runs and their append-only logs. Every write states its rule as a condition: `false` means that the rule did not
 * hold and nothing was written. Throws `store_busy` when the store cannot answer in time.
 */
export interface RunStore extends RunReader {
  /** The run with its `pending` event and its idempotency record, all or nothing; the earlier record when one stands. */
  create(run: Run, idempotency: IdempotencyRecord | null): Promise<{ readonly earlier: IdempotencyRecord } | null>;
  /** The record in force at `now` for a caller's idempotency key. */
  findIdempotency(claim: IdempotencyClaim, now: string): Promise<IdempotencyRecord | null>;
  /** Newest first. */
  listByOwner(owner: Owner, query: PageQuery): Promise<Page<Run>>;
  /** Runs that have not ended, or whose hold is settling, made before `at`; oldest first. */
  listOpen(query: { readonly madeBefore: string; readonly limit: number }): Promise<readonly Run[]>;
  /** The run with its epoch raised, if it has not ended, has made no call and nobody else's lease is in force; else null. */
  takeLease(lease: Lease): Promise<Run | null>;
  /** Records that the last of `calls` begins and appends `event`, unless the epoch moved, the run ended or cancel was asked. */
  startCall(position: Position, calls: readonly RunCall[], event: RunEvent): Promise<boolean>;
  /** The provider's name for call `index`, also from a worker that has lost the run. */
  recordGeneration(id: RunId, index: number, generationId: string): Promise<void>;
  /** Puts one event at its place in the log, which must be the next one and still empty. */
  append(event: RunEvent): Promise<boolean>;
  /** Ends the run: its last events, its state and the factoid in one transaction, if nobody ended it before. */
  finish(position: Position, ending: Ending): Promise<boolean>;
  /** Asks the producer to stop; false when the run has ended. */
  requestCancel(id: RunId, at: string): Promise<boolean>;
  /** Closes a settling hold with the final costs, on the run and on its factoid; false when it was closed before. */
  settle(run: Run, calls: readonly RunCall[], hold: HoldState): Promise<boolean>;
  /** Notes that the message goes out again; false when somebody else just did so. */
  markResent(run: Run, at: string): Promise<boolean>;
}
