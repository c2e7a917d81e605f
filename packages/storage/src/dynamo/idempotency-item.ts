import { RunId } from '@factoids/contracts';
import type { IdempotencyRecord } from '@factoids/core';
import * as z from 'zod';
import { epochSeconds } from './table.ts';

export const OwnerText = z.templateLiteral([z.enum(['session', 'key', 'system']), ':', z.string()]);

const IdempotencyItem = z.object({
  owner: OwnerText,
  key: z.string(),
  bodyHash: z.string(),
  runId: RunId.nullable().default(null),
  expiresAt: z.string(),
  expires_at: z.int(),
});

export const idempotencyKey = ({ owner, key }: Pick<IdempotencyRecord, 'owner' | 'key'>) => ({
  pk: `IDEMPOTENCY#${owner}#${key}`,
  sk: 'IDEMPOTENCY',
});

/** Put unless one is in force; the store removes expired ones late, so expiry is part of the condition. */
export function putIdempotency(tableName: string, record: IdempotencyRecord, now: string) {
  return {
    TableName: tableName,
    Item: { ...idempotencyKey(record), ...record, expires_at: epochSeconds(record.expiresAt) },
    ConditionExpression: 'attribute_not_exists(pk) OR expires_at <= :now',
    ExpressionAttributeValues: { ':now': epochSeconds(now) },
  };
}

/** Written over with one that has expired: the caller's next try counts as the first. */
export function forgetIdempotency(tableName: string, record: IdempotencyRecord) {
  return { TableName: tableName, Item: { ...idempotencyKey(record), ...record, expires_at: 0 } };
}

/** null for one that is over, which the store may keep for a while. */
export function parseIdempotencyItem(item: unknown, now: string): IdempotencyRecord | null {
  const { expires_at: expiresAtSeconds, ...record } = IdempotencyItem.parse(item);
  return expiresAtSeconds > epochSeconds(now) ? record : null;
}
