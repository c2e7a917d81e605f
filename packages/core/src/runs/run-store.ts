import type { Page, PageQuery, Problem, RunEvent, RunEventBody, RunId, TerminalEventBody } from '@factoids/contracts';
import type { Owner } from '../accounts/index.ts';
import type { CounterChange, IdempotencyRecord, Taking, Window } from '../admission/index.ts';
import type { FactoidRecord } from '../factoids/index.ts';
import type { HoldState, Run, RunCall } from './run.ts';
import type { TurnEnding, TurnOpening } from './turn.ts';

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
  /** What that changes in the counters. */
  readonly changes: readonly CounterChange[];
  /** Of how many pieces the hold is that this closes: more was taken meanwhile if it is of more now. */
  readonly pieces: number;
  readonly factoid: FactoidRecord | null;
  /** The UTC day that the factoid becomes the one of; refused when that day has one. */
  readonly daily: string | null;
  /** What a chat turn leaves in its session; null for every other run. A session that is gone by then is passed over. */
  readonly turn: TurnEnding | null;
  readonly problem: Problem | null;
  /** Given back, so that the caller's next try with the same key counts as the first. */
  readonly forget: IdempotencyRecord | null;
}

export type Creation =
  | { readonly outcome: 'created' }
  | { readonly outcome: 'replayed'; readonly earlier: IdempotencyRecord }
  | { readonly outcome: 'refused' };

export interface Settlement {
  readonly calls: readonly RunCall[];
  readonly hold: HoldState;
  readonly changes: readonly CounterChange[];
}

/** What is written together with a new run: all of it or nothing. */
export interface Together {
  readonly idempotency: IdempotencyRecord | null;
  readonly takings: readonly Taking[];
  /** The turn that a chat run takes; refused when the session is gone, over, full or busy with another. */
  readonly turn?: TurnOpening | undefined;
}

/** What one admitted run tells about the traffic that it was part of. */
export interface RunTrace {
  readonly runId: RunId;
  readonly owner: Owner;
  readonly network: string | null;
  readonly promptHash: string | null;
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
  /**
   * The run with its `pending` event, its idempotency record and all that it takes from counters: all or nothing. `refused` when
   * a rule of a taking or of the turn does not hold (any more); what was read is stale then.
   */
  create(run: Run, together: Together): Promise<Creation>;
  /** Takes more for a run that goes on, and notes it in the run; false when there is no room, or the run is another's. */
  topUp(position: Position, takings: readonly Taking[]): Promise<boolean>;
  /** Newest first. */
  listByOwner(owner: Owner, query: PageQuery): Promise<Page<Run>>;
  /** A page of the runs that a window admitted, in no order. */
  listByWindow(window: Window, query: { readonly limit: number; readonly cursor: string | null }): Promise<Page<Run>>;
  /** The runs admitted in a window from `since` on, each as far as the index of windows tells; at most `limit`. */
  listTraces(window: Window, query: { readonly since: string; readonly limit: number }): Promise<readonly RunTrace[]>;
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
  /**
   * Ends the run: its last events, its state and the factoid in one transaction, if nobody ended it, wrote on or took more before,
   * and no factoid says the same text.
   */
  finish(position: Position, ending: Ending): Promise<boolean>;
  /** Asks the producer to stop; false when the run has ended. */
  requestCancel(id: RunId, at: string): Promise<boolean>;
  /** Closes a settling hold with the final costs, on the run, its factoid and the counters; false when it was closed before. */
  settle(run: Run, settlement: Settlement): Promise<boolean>;
  /** Notes that the message goes out again; false when somebody else just did so. */
  markResent(run: Run, at: string): Promise<boolean>;
}
