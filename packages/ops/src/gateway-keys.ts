import {
  APIGatewayClient,
  type ApiKey,
  CreateApiKeyCommand,
  CreateUsagePlanKeyCommand,
  DeleteApiKeyCommand,
  NotFoundException,
  paginateGetApiKeys,
  paginateGetUsagePlans,
} from '@aws-sdk/client-api-gateway';
import type { KeyId } from '@factoids/contracts';
import type { KeyGateway, KeyTier } from '@factoids/core';
import { resourceName, type Target } from './target.ts';

/** API Gateway's keys: each stands under its tier's usage plan, and is named after our key's id, which several may share. */
export function gatewayKeys(target: Target): KeyGateway {
  const client = new APIGatewayClient(target.aws);
  return {
    async admit({ id, name, tier }, value) {
      const usagePlanId = await findUsagePlan(client, resourceName(target, tier));
      const draft = { name: `${resourceName(target, id)} ${name}`, value, enabled: true };
      const { id: keyId } = await client.send(new CreateApiKeyCommand(draft));
      try {
        await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }));
      } catch (error) {
        await deleteKey(client, keyId);
        throw error;
      }
    },
    async forget(id, isOver) {
      for (const { id: apiKey, value = '' } of await keysOf(client, target, id)) {
        if (isOver(value)) await deleteKey(client, apiKey);
      }
    },
  };
}

/** How many of API Gateway's keys belong to the key. */
export async function countGatewayKeys(target: Target, id: KeyId): Promise<number> {
  return (await keysOf(new APIGatewayClient(target.aws), target, id)).length;
}

/** @throws an Error when the stage has no such plan. */
export async function requireUsagePlan(target: Target, tier: KeyTier): Promise<string> {
  return findUsagePlan(new APIGatewayClient(target.aws), resourceName(target, tier));
}

async function keysOf(client: APIGatewayClient, target: Target, id: KeyId): Promise<ApiKey[]> {
  const nameQuery = resourceName(target, id);
  const found: ApiKey[] = [];
  for await (const { items = [] } of paginateGetApiKeys({ client }, { nameQuery, includeValues: true })) {
    found.push(...items.filter(({ name = '' }) => name === nameQuery || name.startsWith(`${nameQuery} `)));
  }
  return found;
}

async function deleteKey(client: APIGatewayClient, apiKey: string | undefined): Promise<void> {
  await client.send(new DeleteApiKeyCommand({ apiKey })).catch((error: unknown) => {
    if (!(error instanceof NotFoundException)) throw error;
  });
}

async function findUsagePlan(client: APIGatewayClient, name: string): Promise<string> {
  for await (const { items = [] } of paginateGetUsagePlans({ client }, {})) {
    const plan = items.find((candidate) => candidate.name === name);
    if (plan?.id) return plan.id;
  }
  throw new Error(`There is no usage plan ${name}: is the stage deployed?`);
}
