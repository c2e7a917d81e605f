import { createHmac, timingSafeEqual } from 'node:crypto';
import { KeyId } from '@factoids/contracts';
import type { KeyTier } from './principal.ts';

/** What is stored of a key: never the key itself. */
export interface ApiKeyRecord {
  readonly id: KeyId;
  readonly name: string;
  readonly role: 'developer' | 'operator';
  readonly tier: KeyTier;
  /** HMAC-SHA256 of the whole key under the pepper, hex. */
  readonly hash: string;
  readonly createdAt: string;
  /** From then on it is not accepted; null: never. */
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** To the hour: noting each use would cost a write each. */
  readonly lastUsedAt: string | null;
  /** After a rotation the secret before is accepted for a while. */
  readonly previous: { readonly hash: string; readonly until: string } | null;
}

export interface ApiKeyStore {
  find(id: KeyId): Promise<ApiKeyRecord | null>;
  /** Throws when the id is taken. */
  create(record: ApiKeyRecord): Promise<void>;
  /** All of them, in no order; read page by page, for an operator and never for a request. */
  list(): AsyncIterable<ApiKeyRecord>;
  /** Puts `hash` in the place of `from`; true again for the same. false when another one stands there, or it is revoked. */
  rotate(rotation: Rotation): Promise<boolean>;
  /** Keeps the first time; null when there is no such key. */
  revoke(id: KeyId, at: string): Promise<ApiKeyRecord | null>;
  /** Unless a use was noted within {@link USE_NOTED_FOR_MS} before `at`. */
  noteUse(id: KeyId, at: string): Promise<void>;
}

export interface Rotation {
  readonly id: KeyId;
  readonly from: string;
  readonly hash: string;
  readonly previous: ApiKeyRecord['previous'];
}

/** How exact the time of the last use is: noting each would cost a write each. */
export const USE_NOTED_FOR_MS = 3_600_000;

const HASH_DIGITS = 64;
const KEY = /^adf_live_([0-7][0-9a-hjkmnp-tv-z]{25})_[0-9a-f]{64}$/;

/** `adf_live_<key id>_<secret>`: the id stands in the text, so that one read finds the record. */
export function formatApiKey(id: KeyId, secret: Uint8Array): string {
  return `adf_live_${id.replace(/^key_/, '')}_${Buffer.from(secret).toString('hex')}`;
}

export function keyIdOf(apiKey: string): KeyId | null {
  const [, ulid] = KEY.exec(apiKey) ?? [];
  return ulid === undefined ? null : KeyId.parse(`key_${ulid}`);
}

export function hashApiKey(pepper: string, apiKey: string): string {
  return createHmac('sha256', pepper).update(apiKey).digest('hex');
}

/** In the same time wherever the two differ. */
export function matchesHash(pepper: string, apiKey: string, hash: string): boolean {
  const stored = Buffer.from(hash.padEnd(HASH_DIGITS).slice(0, HASH_DIGITS), 'latin1');
  return timingSafeEqual(Buffer.from(hashApiKey(pepper, apiKey), 'latin1'), stored) && hash.length === HASH_DIGITS;
}
