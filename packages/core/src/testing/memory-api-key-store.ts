import type { KeyId } from '@factoids/contracts';
import { type ApiKeyRecord, type ApiKeyStore, USE_NOTED_FOR_MS } from '../accounts/index.ts';

/** API keys in one process; `records` shows what is kept of them. */
export function memoryApiKeyStore(): ApiKeyStore & { readonly records: Map<string, ApiKeyRecord> } {
  const records = new Map<string, ApiKeyRecord>();
  const change = (id: KeyId, changes: Partial<ApiKeyRecord>): ApiKeyRecord | null => {
    const record = records.get(id);
    if (!record) return null;
    const changed = { ...record, ...changes };
    records.set(id, changed);
    return changed;
  };
  return {
    records,
    find: async (id) => records.get(id) ?? null,
    async create(record) {
      if (records.has(record.id)) throw new Error('the id is taken');
      records.set(record.id, record);
    },
    async *list() {
      yield* records.values();
    },
    async rotate({ id, from, hash, previous }) {
      const record = records.get(id);
      const stands = record?.hash === from || record?.hash === hash;
      return stands && record?.revokedAt === null && change(id, { hash, previous }) !== null;
    },
    revoke: async (id, at) => change(id, { revokedAt: records.get(id)?.revokedAt ?? at }),
    async noteUse(id, at) {
      const noted = records.get(id)?.lastUsedAt ?? null;
      const isDue = noted === null || Date.parse(at) - Date.parse(noted) >= USE_NOTED_FOR_MS;
      if (isDue) change(id, { lastUsedAt: at });
    },
  };
}
