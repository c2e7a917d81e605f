import type { Clock } from '../clock.ts';
import { type ApiKeyRecord, type ApiKeyStore, USE_NOTED_FOR_MS } from './api-key.ts';

interface Deps {
  readonly keys: Pick<ApiKeyStore, 'noteUse'>;
  readonly clock: Clock;
}

/** Notes that a key was used, once an hour. Best effort: it never fails the request that used it, whose answer is decided. */
export async function noteKeyUse({
  deps: { keys, clock },
  record: { id, lastUsedAt },
}: {
  deps: Deps;
  record: Pick<ApiKeyRecord, 'id' | 'lastUsedAt'>;
}): Promise<void> {
  const now = clock.now();
  if (lastUsedAt !== null && now.getTime() - Date.parse(lastUsedAt) < USE_NOTED_FOR_MS) return;
  await keys.noteUse(id, now.toISOString()).catch(() => undefined);
}
