import { createHash } from 'node:crypto';
import type { RunId } from '@factoids/contracts';
import type { Owner } from '../accounts/index.ts';

/** Ties a caller's `Idempotency-Key` to the run it made; kept for 24 hours. */
export interface IdempotencyRecord extends IdempotencyClaim {
  readonly bodyHash: string;
  /** null where the key came with a request for something else. */
  readonly runId: RunId | null;
  /** ISO 8601. */
  readonly expiresAt: string;
}

export interface IdempotencyClaim {
  readonly owner: Owner;
  readonly key: string;
}

export const IDEMPOTENCY_MS = 24 * 3_600_000;

/** The same for the same values in the same order. */
export function hashOf(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}
