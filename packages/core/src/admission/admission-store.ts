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
}

export interface AdmissionReading {
  /** null until an operator has set anything: the deployed policy holds. */
  readonly controls: Controls | null;
  /** By counter id; those that nothing was taken from yet are absent. */
  readonly counters: ReadonlyMap<string, Counter>;
  readonly key: ApiKeyRecord | null;
  readonly denied: readonly string[];
  /** The record in force for that idempotency key. */
  readonly earlier: IdempotencyRecord | null;
}

/** Reads everything that an admission looks at, in one batch. Throws `store_busy` when the store cannot answer in time. */
export interface AdmissionStore {
  read(query: AdmissionQuery): Promise<AdmissionReading>;
}
