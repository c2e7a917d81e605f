import type { RunMessage } from '@factoids/contracts';

/** Delivers each message at least once, in any order. Throws `queue_unavailable` when it was not accepted. */
export interface RunQueue {
  /** @param delaySeconds 0 to 900 */
  send(message: RunMessage, delaySeconds?: number): Promise<void>;
}
