import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { KeyId } from '@factoids/contracts';
import type { ApiKeyStore, Clock, KeyGateway } from '@factoids/core';
import { dynamoApiKeyStore } from '@factoids/storage';
import { ulid } from 'ulid';
import { systemClock } from './clock.ts';
import { gatewayKeys } from './gateway-keys.ts';
import { readSecret, resourceName, type Target } from './target.ts';

interface KeyDeps {
  readonly clock: Clock;
  readonly keys: ApiKeyStore;
  readonly gateway: KeyGateway;
}

/** What it takes to look at keys and to end them. */
export function keyDeps(target: Target): KeyDeps {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(target.aws));
  const table = { client, tableName: resourceName(target, 'accounts'), clock: systemClock, random: Math.random };
  return { clock: systemClock, keys: dynamoApiKeyStore(table), gateway: gatewayKeys(target) };
}

/** What it takes to make a secret besides. */
export async function mintDeps(target: Target) {
  return {
    ...keyDeps(target),
    ids: { key: () => KeyId.parse(`key_${ulid().toLowerCase()}`) },
    pepper: await readSecret(target, 'API_KEY_PEPPER'),
    randomBytes,
  };
}
