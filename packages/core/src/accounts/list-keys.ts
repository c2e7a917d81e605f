import type { Clock } from '../clock.ts';
import { hasEnded, oldSecretUntil } from './accepts-key.ts';
import type { ApiKeyRecord, ApiKeyStore } from './api-key.ts';

export type KeyState = 'active' | 'rotating' | 'expired' | 'revoked';

export interface ListedKey {
  readonly record: ApiKeyRecord;
  readonly state: KeyState;
}

/** Every key that was ever made, the newest first. */
export async function listKeys({
  deps,
}: {
  deps: { keys: Pick<ApiKeyStore, 'list'>; clock: Clock };
}): Promise<readonly ListedKey[]> {
  const records: ApiKeyRecord[] = [];
  for await (const record of deps.keys.list()) records.push(record);
  const now = deps.clock.now();
  return records.sort((a, b) => (a.id < b.id ? 1 : -1)).map((record) => ({ record, state: stateOf(record, now) }));
}

function stateOf(record: ApiKeyRecord, now: Date): KeyState {
  if (record.revokedAt !== null) return 'revoked';
  if (hasEnded(record, now)) return 'expired';
  return oldSecretUntil(record, now) === null ? 'active' : 'rotating';
}
