import type { Owner } from '../accounts/index.ts';

/** What a request with an `Idempotency-Key` claims to answer. */
export interface AnswerClaim {
  /** Whose key it is. */
  readonly owner: Owner;
  readonly key: string;
  /** A hash of what is asked: route, parameters and body. */
  readonly bodyHash: string;
  /** Who claims, different for each request: a claim that somebody else took over is lost. */
  readonly claimant: string;
}

/** An answer as it left, without what belongs to one exchange alone (request id, cookies). */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Claimed =
  | { readonly outcome: 'mine' }
  | { readonly outcome: 'answered'; readonly answer: KeptAnswer }
  | { readonly outcome: 'in_progress' }
  /** The key came with another request. */
  | { readonly outcome: 'mismatch' };

/** For so long an answer is given again. */
export const ANSWER_KEPT_MS = 24 * 3_600_000;

/** Longer than any function that answers: whoever has held a claim for so long without an answer is gone. */
export const CLAIM_HELD_MS = 30_000;

/** Answers by owner and key. Of many claims at once one is `mine`; an answer is never lost to a later claim within its time. */
export interface AnswerStore {
  /** Put if absent, or over a claim for the same request whose time is up. Claiming again as the same claimant is `mine`. */
  claim(claim: AnswerClaim, now: Date): Promise<Claimed>;
  /** Keeps the answer to a claim that still stands; else nothing changes. */
  keep(claim: AnswerClaim, answer: KeptAnswer, now: Date): Promise<void>;
  /** Gives up a claim that still stands: the next request with the key counts as the first. */
  forget(claim: AnswerClaim): Promise<void>;
}
