import type { KeyId } from '@factoids/contracts';
import type { Clock } from '../clock.ts';
import { acceptsKey, hasEnded } from './accepts-key.ts';
import { type ApiKeyRecord, type ApiKeyStore, formatApiKey, hashApiKey } from './api-key.ts';
import { type MintedKey, SECRET_BYTES } from './create-key.ts';
import type { KeyGateway } from './key-gateway.ts';
import { KeyNotChanged } from './key-not-changed.ts';

interface Deps {
  readonly keys: Pick<ApiKeyStore, 'find' | 'rotate'>;
  readonly gateway: KeyGateway;
  readonly clock: Clock;
  readonly pepper: string;
  readonly randomBytes: (count: number) => Uint8Array;
}

/**
 * Gives the key another secret; the one before works for `overlapMs` longer, and one before that no more. The gateway learns
 * the new text first: a secret that was never shown must not push out the one in use. Throws KeyNotChanged.
 */
export async function rotateKey({
  deps,
  input: { id, overlapMs },
}: {
  deps: Deps;
  input: { id: KeyId; overlapMs: number };
}): Promise<MintedKey> {
  const { keys, gateway, clock, pepper } = deps;
  const before = await requireLiveKey({ keys, clock }, id);
  const apiKey = formatApiKey(id, deps.randomBytes(SECRET_BYTES));
  const until = new Date(clock.now().getTime() + overlapMs).toISOString();
  const previous = overlapMs === 0 ? null : { hash: before.hash, until };
  const record: ApiKeyRecord = { ...before, hash: hashApiKey(pepper, apiKey), previous };
  await gateway.admit(before, apiKey);
  if (!(await keys.rotate({ id, from: before.hash, hash: record.hash, previous }))) {
    await gateway.forget(id, (text) => text === apiKey);
    throw new KeyNotChanged(id, 'raced');
  }
  await gateway.forget(id, (text) => !acceptsKey(record, { apiKey: text, pepper, now: clock.now() }));
  return { apiKey, record };
}

/** A key that can be rotated. Throws KeyNotChanged for one that is unknown, revoked or expired. */
export async function requireLiveKey(
  { keys, clock }: { keys: Pick<ApiKeyStore, 'find'>; clock: Clock },
  id: KeyId,
): Promise<ApiKeyRecord> {
  const record = await keys.find(id);
  if (record === null) throw new KeyNotChanged(id, 'unknown');
  if (record.revokedAt !== null) throw new KeyNotChanged(id, 'revoked');
  if (hasEnded(record, clock.now())) throw new KeyNotChanged(id, 'expired');
  return record;
}
