import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { KeyId } from '@factoids/contracts';
import { createKey, KEY_TIERS } from '@factoids/core';
import { dynamoApiKeyStore } from '@factoids/storage';
import { ulid } from 'ulid';
import * as z from 'zod';
import { systemClock } from '../clock.ts';
import { command } from '../command.ts';
import { createGatewayKey, requireUsagePlan } from '../gateway-keys.ts';
import { readSecret, resourceName, type Target } from '../target.ts';

const Options = z.strictObject({
  name: z.string().trim().min(1).max(100),
  tier: z.enum(KEY_TIERS).default('free'),
  role: z.enum(['developer', 'operator']).default('developer'),
});

/** Makes an API key: our record with its keyed hash, then API Gateway's key. The value is shown here and never again. */
export const keyCreate = command({
  summary: 'makes an API key and shows it once',
  options: Options,
  async plan({ target }, { name, tier, role }) {
    await readSecret(target, 'API_KEY_PEPPER');
    return { would: 'make an API key', name, tier, role, usage_plan: await requireUsagePlan(target, tier) };
  },
  async run({ target }, options) {
    const { apiKey, record } = await createKey({ deps: await keyDeps(target), input: options });
    await createGatewayKey(target, {
      name: `${resourceName(target, record.id)} ${options.name}`,
      value: apiKey,
      tier: options.tier,
    });
    return { id: record.id, name: record.name, tier: record.tier, role: record.role, api_key: apiKey };
  },
});

async function keyDeps(target: Target) {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(target.aws));
  const tableName = resourceName(target, 'accounts');
  return {
    clock: systemClock,
    keys: dynamoApiKeyStore({ client, tableName, clock: systemClock, random: Math.random }),
    ids: { key: () => KeyId.parse(`key_${ulid().toLowerCase()}`) },
    pepper: await readSecret(target, 'API_KEY_PEPPER'),
    randomBytes,
  };
}
