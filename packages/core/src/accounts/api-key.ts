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
}

export interface ApiKeyStore {
  find(id: KeyId): Promise<ApiKeyRecord | null>;
  /** Throws when the id is taken. */
  create(record: ApiKeyRecord): Promise<void>;
}

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

export function matchesHash(pepper: string, apiKey: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashApiKey(pepper, apiKey)), Buffer.from(hash.padEnd(64).slice(0, 64)));
}
