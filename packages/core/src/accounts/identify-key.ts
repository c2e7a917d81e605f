import { AppError } from '../app-error.ts';
import { type ApiKeyStore, keyIdOf, matchesHash } from './api-key.ts';
import type { Principal } from './principal.ts';

/** Who holds this API key. Throws `missing_api_key` or `invalid_api_key`, which never tells what was wrong with it. */
export async function identifyKey({
  deps,
  apiKey,
}: {
  deps: { keys: ApiKeyStore; pepper: string };
  apiKey: string | undefined;
}): Promise<Principal> {
  if (!apiKey) throw new AppError('missing_api_key', { detail: 'Send your API key in the x-api-key header.' });
  const id = keyIdOf(apiKey);
  const record = id && (await deps.keys.find(id));
  if (!record || !matchesHash(deps.pepper, apiKey, record.hash)) throw new AppError('invalid_api_key');
  return record.role === 'operator'
    ? { kind: 'operator', keyId: record.id }
    : { kind: 'key', keyId: record.id, tier: record.tier };
}
