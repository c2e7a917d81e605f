import { type ListedKey, listKeys, oldSecretUntil } from '@factoids/core';
import * as z from 'zod';
import { type Call, command, type Fields } from '../command.ts';
import { keyDeps } from '../key-deps.ts';

const STATES = ['active', 'rotating', 'expired', 'revoked'] as const;

const Options = z.strictObject({ state: z.enum(STATES).optional() });

/** Every key, the newest first. It changes nothing, so that a dry run does the same. */
export const keyList = command({ summary: 'shows every API key, the newest first', options: Options, plan: show, run: show });

async function show({ target }: Call, { state }: z.output<typeof Options>): Promise<readonly Fields[]> {
  const deps = keyDeps(target);
  const listed = await listKeys({ deps });
  const now = deps.clock.now();
  return listed.filter((key) => state === undefined || key.state === state).map((key) => row(key, now));
}

function row({ record, state }: ListedKey, now: Date): Fields {
  return {
    id: record.id,
    name: record.name,
    tier: record.tier,
    role: record.role,
    state,
    created_at: record.createdAt,
    last_used_at: record.lastUsedAt,
    expires_at: record.expiresAt,
    old_secret_until: oldSecretUntil(record, now),
    revoked_at: record.revokedAt,
  };
}
