import type { FactoidId } from '@factoids/contracts';
import type { Owner } from '../accounts/index.ts';
import type { Taking } from '../admission/index.ts';
import type { FactoidRecord } from '../factoids/index.ts';

export type Side = 'up' | 'down';
export type VoteTally = FactoidRecord['votes'];

/** A client's vote as it stands. */
export interface StandingVote {
  readonly side: Side;
  /** Whether it is in the tally. */
  readonly counted: boolean;
  /** In whose number of counted votes it stands; null for one that no number holds: it came with a key, or did not count. */
  readonly network: string | null;
}

export interface VoteQuery {
  readonly id: FactoidId;
  readonly owner: Owner;
  /** From which network it comes; null where that does not matter. */
  readonly network: string | null;
}

export interface VoteReading {
  readonly factoid: FactoidRecord | null;
  readonly vote: StandingVote | null;
  /** How many votes of the network count for this factoid. */
  readonly fromNetwork: number;
}

/** A place among the counted votes of a network. */
export interface Place {
  readonly network: string;
  /** The rule: so many may be taken before. */
  readonly takenAtMost: number;
}

/** What a vote changes, all of it at once, if what it was decided on still stands. */
export interface VoteChange {
  readonly id: FactoidId;
  readonly owner: Owner;
  /** As it was read; null for none. */
  readonly before: StandingVote | null;
  readonly after: StandingVote | null;
  /** Added to the tally. */
  readonly tally: VoteTally;
  readonly takes: Place | null;
  /** The network whose place becomes free. */
  readonly frees: string | null;
  readonly takings: readonly Taking[];
  /** ISO 8601. */
  readonly at: string;
}

/** Votes, and the tallies that they make. Throws `store_busy` when the store cannot answer in time. */
export interface VoteStore {
  /** Everything that a vote looks at, in one batch; no write before it is missing. */
  read(query: VoteQuery): Promise<VoteReading>;
  /** One transaction; false, and nothing written, when the vote, the place, a rate or the factoid is not as it must be. */
  write(change: VoteChange): Promise<boolean>;
  /**
   * Places a factoid in its lists by these votes, if they are its votes. @returns its votes as they stand, which are these if it did;
   * null for one that stands in no list any more.
   */
  rank(id: FactoidId, votes: VoteTally): Promise<VoteTally | null>;
}
