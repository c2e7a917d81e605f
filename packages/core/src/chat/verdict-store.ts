import type { FactoidId, Verdict } from '@factoids/contracts';

/** Where the verdict of a check is noted: on the factoid. Throws `store_busy` when the store cannot answer in time. */
export interface VerdictStore {
  /**
   * False when there is no such factoid, it was taken down, or a later check was noted already; and for an `unclear` one, which comes to
   * nothing, where an earlier check came to something. Repeating is harmless.
   */
  put(factoidId: FactoidId, verdict: Verdict): Promise<boolean>;
}
