import { KeyId } from '@factoids/contracts';
import type { ApiKeyRecord } from '../accounts/index.ts';
import { SAMPLED_AT, sampleRunId } from './sample-run.ts';

/** A key that nothing has happened to. @param count makes its id */
export function sampleKey(count: number, overrides: Partial<ApiKeyRecord> = {}): ApiKeyRecord {
  return {
    id: KeyId.parse(sampleRunId(count).replace('run', 'key')),
    name: `Sample ${count}`,
    role: 'developer',
    tier: 'free',
    hash: String(count).padStart(64, 'a'),
    createdAt: SAMPLED_AT,
    expiresAt: null,
    revokedAt: null,
    lastUsedAt: null,
    previous: null,
    ...overrides,
  };
}
