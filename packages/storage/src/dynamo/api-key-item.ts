import { KeyId } from '@factoids/contracts';
import { type ApiKeyRecord, KEY_TIERS } from '@factoids/core';
import * as z from 'zod';
import { withoutNulls } from './table.ts';

/** An attribute that is not there stands for null, as with keys that were made before it was thought of. */
const Absent = z.string().nullable().default(null);

const Item = z
  .object({
    key_id: KeyId,
    name: z.string(),
    role: z.enum(['developer', 'operator']),
    tier: z.enum(KEY_TIERS),
    hash: z.string(),
    createdAt: z.string(),
    expiresAt: Absent,
    revokedAt: Absent,
    lastUsedAt: Absent,
    previous: z.object({ hash: z.string(), until: z.string() }).nullable().default(null),
  })
  .transform(({ key_id, ...record }): ApiKeyRecord => ({ id: key_id, ...record }));

export const apiKeyKey = (id: KeyId) => ({ pk: `KEY#${id}`, sk: 'KEY' });

/** All keys and nothing else of their table. */
export const EVERY_KEY = {
  FilterExpression: 'sk = :sk',
  ExpressionAttributeValues: { ':sk': 'KEY' },
} as const;

export function toApiKeyItem({ id, ...record }: ApiKeyRecord): Record<string, unknown> {
  return { ...apiKeyKey(id), key_id: id, ...withoutNulls(record) };
}

export function parseApiKeyItem(item: unknown): ApiKeyRecord {
  return Item.parse(item);
}
