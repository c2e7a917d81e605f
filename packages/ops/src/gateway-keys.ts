import {
  APIGatewayClient,
  CreateApiKeyCommand,
  CreateUsagePlanKeyCommand,
  DeleteApiKeyCommand,
  paginateGetUsagePlans,
} from '@aws-sdk/client-api-gateway';
import type { KeyTier } from '@factoids/core';
import { resourceName, type Target } from './target.ts';

interface GatewayKey {
  readonly name: string;
  readonly value: string;
  readonly tier: KeyTier;
}

/** Makes the key known to API Gateway under its tier's usage plan. Leaves nothing behind when it fails. */
export async function createGatewayKey(target: Target, { name, value, tier }: GatewayKey): Promise<void> {
  const client = new APIGatewayClient(target.aws);
  const usagePlanId = await findUsagePlan(client, resourceName(target, tier));
  const { id: keyId } = await client.send(new CreateApiKeyCommand({ name, value, enabled: true }));
  try {
    await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }));
  } catch (error) {
    await client.send(new DeleteApiKeyCommand({ apiKey: keyId }));
    throw error;
  }
}

/** @throws an Error when the stage has no such plan. */
export async function requireUsagePlan(target: Target, tier: KeyTier): Promise<string> {
  return findUsagePlan(new APIGatewayClient(target.aws), resourceName(target, tier));
}

async function findUsagePlan(client: APIGatewayClient, name: string): Promise<string> {
  for await (const { items = [] } of paginateGetUsagePlans({ client }, {})) {
    const plan = items.find((candidate) => candidate.name === name);
    if (plan?.id) return plan.id;
  }
  throw new Error(`There is no usage plan ${name}: is the stage deployed?`);
}
