import type { Clock } from '../clock.ts';
import type { IdSource } from '../id-source.ts';
import { type ApiKeyRecord, type ApiKeyStore, formatApiKey, hashApiKey } from './api-key.ts';
import type { KeyGateway } from './key-gateway.ts';

interface Deps {
  readonly keys: Pick<ApiKeyStore, 'create'>;
  readonly gateway: KeyGateway;
  readonly ids: Pick<IdSource, 'key'>;
  readonly clock: Clock;
  readonly pepper: string;
  readonly randomBytes: (count: number) => Uint8Array;
}

interface NewKey extends Pick<ApiKeyRecord, 'name' | 'role' | 'tier'> {
  /** null: it does not expire. */
  readonly expiresInMs: number | null;
}

/** A key's text beside its record: shown this once, since the store keeps a keyed hash alone. */
export interface MintedKey {
  readonly apiKey: string;
  readonly record: ApiKeyRecord;
}

export const SECRET_BYTES = 32;

/** Makes a key that works from then on. */
export async function createKey({ deps, input }: { deps: Deps; input: NewKey }): Promise<MintedKey> {
  const { name, role, tier, expiresInMs } = input;
  const now = deps.clock.now();
  const id = deps.ids.key();
  const apiKey = formatApiKey(id, deps.randomBytes(SECRET_BYTES));
  const record: ApiKeyRecord = {
    id,
    name,
    role,
    tier,
    hash: hashApiKey(deps.pepper, apiKey),
    createdAt: now.toISOString(),
    expiresAt: expiresInMs === null ? null : new Date(now.getTime() + expiresInMs).toISOString(),
    revokedAt: null,
    lastUsedAt: null,
    previous: null,
  };
  await deps.keys.create(record);
  await deps.gateway.admit(record, apiKey);
  return { apiKey, record };
}
