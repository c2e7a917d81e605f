import type { Clock } from '../clock.ts';
import type { IdSource } from '../id-source.ts';
import { type ApiKeyRecord, type ApiKeyStore, formatApiKey, hashApiKey } from './api-key.ts';

interface Deps {
  readonly keys: ApiKeyStore;
  readonly ids: Pick<IdSource, 'key'>;
  readonly clock: Clock;
  readonly pepper: string;
  readonly randomBytes: (count: number) => Uint8Array;
}

const SECRET_BYTES = 32;

/** Makes a key. The text returned is the only time it is seen; the store keeps its keyed hash. */
export async function createKey({
  deps,
  input,
}: {
  deps: Deps;
  input: Pick<ApiKeyRecord, 'name' | 'role' | 'tier'>;
}): Promise<{ apiKey: string; record: ApiKeyRecord }> {
  const id = deps.ids.key();
  const apiKey = formatApiKey(id, deps.randomBytes(SECRET_BYTES));
  const record = { ...input, id, hash: hashApiKey(deps.pepper, apiKey), createdAt: deps.clock.now().toISOString() };
  await deps.keys.create(record);
  return { apiKey, record };
}
