import type { KeyId } from '@factoids/contracts';
import type { Clock } from '../clock.ts';
import type { ApiKeyRecord, ApiKeyStore } from './api-key.ts';
import type { KeyGateway } from './key-gateway.ts';
import { KeyNotChanged } from './key-not-changed.ts';

interface Deps {
  readonly keys: Pick<ApiKeyStore, 'revoke'>;
  readonly gateway: KeyGateway;
  readonly clock: Clock;
}

/** Ends a key at once and for good; again changes nothing. Our record goes first, since the gateway takes a while to follow. */
export async function revokeKey({ deps, id }: { deps: Deps; id: KeyId }): Promise<ApiKeyRecord> {
  const record = await deps.keys.revoke(id, deps.clock.now().toISOString());
  if (record === null) throw new KeyNotChanged(id, 'unknown');
  await deps.gateway.forget(id, () => true);
  return record;
}
