import type { ApiKeyRecord, ApiKeyStore } from '../accounts/index.ts';

/** API keys in one process; `records` shows what is kept of them. */
export function memoryApiKeyStore(): ApiKeyStore & { readonly records: Map<string, ApiKeyRecord> } {
  const records = new Map<string, ApiKeyRecord>();
  return {
    records,
    find: async (id) => records.get(id) ?? null,
    async create(record) {
      if (records.has(record.id)) throw new Error('the id is taken');
      records.set(record.id, record);
    },
  };
}
