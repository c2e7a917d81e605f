import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import { acceptsKey } from './accepts-key.ts';
import { type ApiKeyRecord, type ApiKeyStore, keyIdOf } from './api-key.ts';
import type { Principal } from './principal.ts';

interface Deps {
  readonly keys: Pick<ApiKeyStore, 'find'>;
  readonly clock: Clock;
  readonly pepper: string;
}

/** Who holds this API key. Throws `missing_api_key` or `invalid_api_key`, which never tells what was wrong with it. */
export async function identifyKey({ deps, apiKey }: { deps: Deps; apiKey: string | undefined }): Promise<Principal> {
  if (!apiKey) throw new AppError('missing_api_key', { detail: 'Send your API key in the x-api-key header.' });
  const id = keyIdOf(apiKey);
  const record = id && (await deps.keys.find(id));
  const isAccepted = acceptsKey(record, { apiKey, pepper: deps.pepper, now: deps.clock.now() });
  if (!record || !isAccepted) throw new AppError('invalid_api_key');
  return principalOf(record);
}

/** Who makes requests with this key. */
export function principalOf({ id: keyId, role, tier }: Pick<ApiKeyRecord, 'id' | 'role' | 'tier'>): Principal {
  return role === 'operator' ? { kind: 'operator', keyId } : { kind: 'key', keyId, tier };
}
