export interface Answered {
  /** What the widget gave the page. */
  readonly token: string;
  /** Where the answer came from, for the service to compare; left out where that is not known. */
  readonly remoteIp?: string | undefined;
  /** A UUID; the same one with the same token gives the same verdict again, so that a lost answer can be asked for twice. */
  readonly idempotencyKey: string;
}

/** The outside service that tells people from programs. */
export interface HumanCheck {
  /** Throws `challenge_unavailable` when the service gives no verdict; the token is then still good. */
  verify(answered: Answered): Promise<'passed' | 'failed'>;
}

/** Which tokens have been used. Throws `store_busy` when the store cannot answer. */
export interface ChallengeStore {
  /**
   * Takes a token, once: true for the first claim and false for every later one, for longer than the service accepts a token.
   * @param tokenHash SHA-256, hex: the token itself is not stored.
   */
  claim(tokenHash: string, at: Date): Promise<boolean>;
}
