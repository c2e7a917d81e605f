import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { KeyId } from '@factoids/contracts';
import { createKey, KEY_TIERS } from '@factoids/core';
import { dynamoApiKeyStore } from '@factoids/storage';
import { ulid } from 'ulid';
import * as z from 'zod';
import { systemClock } from '../clock.ts';
import { createGatewayKey } from '../gateway-keys.ts';
import { readSecret, resourceName, type Target } from '../target.ts';

export const KeyCreateOptions = z.strictObject({
  name: z.string().trim().min(1).max(100),
  tier: z.enum(KEY_TIERS).default('free'),
  role: z.enum(['developer', 'operator']).default('developer'),
});

/** Makes an API key: our record with its keyed hash, then API Gateway's key. The value is shown here and never again. */
export async function keyCreate(target: Target, options: z.output<typeof KeyCreateOptions>) {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(target.aws));
  const tableName = resourceName(target, 'accounts');
  const { apiKey, record } = await createKey({
    deps: {
      clock: systemClock,
      keys: dynamoApiKeyStore({ client, tableName, clock: systemClock, random: Math.random }),
      ids: { key: () => KeyId.parse(`key_${ulid().toLowerCase()}`) },
      pepper: await readSecret(target, 'API_KEY_PEPPER'),
      randomBytes,
    },
    input: options,
  });
  await createGatewayKey(target, {
    name: `${resourceName(target, record.id)} ${options.name}`,
    value: apiKey,
    tier: options.tier,
  });
  return { id: record.id, name: record.name, tier: record.tier, role: record.role, api_key: apiKey };
}
