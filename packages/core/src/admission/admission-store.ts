import type { KeyId } from '@factoids/contracts';
import type { ApiKeyRecord } from '../accounts/index.ts';
import type { Controls } from './controls.ts';
import type { Counter, CounterKey } from './counter.ts';
import type { IdempotencyClaim, IdempotencyRecord } from './idempotency.ts';

export interface AdmissionQuery {
  readonly counters: readonly CounterKey[];
  /** The record of the key that asks, so that it is part of the same read. */
  readonly keyId: KeyId | null;
  /** Who might be on the deny list: `session:<id>`, `network:<hash>`, `key:<id>`. */
  readonly parties: readonly string[];
  /** The request's idempotency key, since an answer that was given already is given again whatever the limits say. */
  readonly idempotency: IdempotencyClaim | null;
  /** ISO 8601; what has expired by then counts as absent. */
  readonly now: string;
}

export interface AdmissionReading {
  /** null until they are seeded with the deployed policy. */
  readonly controls: Controls | null;
  /** By counter id; those that nothing was taken from yet are absent. */
  readonly counters: ReadonlyMap<string, Counter>;
  readonly key: ApiKeyRecord | null;
  /** Those of the parties that are denied. */
  readonly denied: readonly string[];
  /** The record in force for that idempotency key. */
  readonly earlier: IdempotencyRecord | null;
}

/** What an admission reads. Throws `store_busy` when the store cannot answer in time. */
export interface AdmissionStore {
  /** Everything that an admission looks at, in one batch. */
  read(query: AdmissionQuery): Promise<AdmissionReading>;
  /** Those of the last reading in this process: to guess for what to ask, never to decide on. */
  lastControls(): Controls | null;
  /** Puts the first controls, unless there are some; returns those in force. */
  seed(controls: Controls): Promise<Controls>;
}
