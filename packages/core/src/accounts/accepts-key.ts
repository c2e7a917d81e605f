import { type ApiKeyRecord, matchesHash } from './api-key.ts';

interface Proof {
  readonly apiKey: string;
  readonly pepper: string;
  readonly now: Date;
}

/** A date that cannot be read is over. */
const isAhead = (at: string, now: Date): boolean => Date.parse(at) > now.getTime();

/** Whether the record's time is over, whatever secret comes with it. */
export function hasEnded({ expiresAt, revokedAt }: Pick<ApiKeyRecord, 'expiresAt' | 'revokedAt'>, now: Date): boolean {
  return revokedAt !== null || (expiresAt !== null && !isAhead(expiresAt, now));
}

/** Until when the secret before is accepted; null when it is not. */
export function oldSecretUntil({ previous }: Pick<ApiKeyRecord, 'previous'>, now: Date): string | null {
  return previous !== null && isAhead(previous.until, now) ? previous.until : null;
}

/**
 * Whether this text opens the record, now. The same work is done for every outcome, an unknown id included, so that the time
 * which it takes tells nothing.
 */
export function acceptsKey(record: ApiKeyRecord | null, { apiKey, pepper, now }: Proof): boolean {
  const { hash, previous, expiresAt, revokedAt } = record ?? NOBODY;
  const isCurrent = matchesHash(pepper, apiKey, hash);
  const isPrevious = matchesHash(pepper, apiKey, previous?.hash ?? NO_HASH);
  const isOver = hasEnded({ expiresAt, revokedAt }, now);
  const stillOpens = oldSecretUntil({ previous }, now) !== null;
  return (isCurrent || (isPrevious && stillOpens)) && !isOver;
}

/** No HMAC has these digits. */
const NO_HASH = '-'.repeat(64);
const NOBODY = { hash: NO_HASH, previous: null, expiresAt: null, revokedAt: null };
