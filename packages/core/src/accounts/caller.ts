import type { KeyId, SessionId } from '@factoids/contracts';

/** Who asks, as far as the request itself tells: a key has not been looked up yet, so that the look-up can be part of one read. */
export type Caller =
  | {
      readonly kind: 'anonymous';
      readonly sessionId: SessionId;
      /** The network that the request came from, as a keyed hash. */
      readonly network: string;
      /** ISO 8601; null for a session that has not passed a check. */
      readonly verifiedUntil: string | null;
    }
  | { readonly kind: 'key'; readonly keyId: KeyId; readonly apiKey: string }
  /** The system itself, for the factoid of a UTC day. */
  | { readonly kind: 'system'; readonly purpose: 'daily'; readonly day: string }
  /** The system itself, for vectors. */
  | { readonly kind: 'system'; readonly purpose: 'embeddings' };
