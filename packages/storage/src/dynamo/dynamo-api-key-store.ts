import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, ScanCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { KeyId } from '@factoids/contracts';
import { type ApiKeyRecord, type ApiKeyStore, AppError, type Rotation, USE_NOTED_FOR_MS } from '@factoids/core';
import { apiKeyKey, EVERY_KEY, parseApiKeyItem, toApiKeyItem } from './api-key-item.ts';
import { storeCall, storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';

type Change = Omit<UpdateCommandInput, 'TableName' | 'Key'>;

export function dynamoApiKeyStore(table: TablePort): ApiKeyStore {
  const { client, tableName: TableName } = table;
  const change = (id: KeyId, rule: Change) =>
    storeCall(table, () => client.send(new UpdateCommand({ TableName, Key: apiKeyKey(id), ...rule })));
  return {
    async find(id) {
      const input = { TableName, Key: apiKeyKey(id), ConsistentRead: true };
      const { Item } = await storeRead(table, () => client.send(new GetCommand(input)));
      return Item ? parseApiKeyItem(Item) : null;
    },
    async create(record) {
      const put = new PutCommand({ TableName, Item: toApiKeyItem(record), ConditionExpression: 'attribute_not_exists(pk)' });
      const result = await storeCall(table, () => client.send(put));
      if (result === 'refused') throw new AppError('internal', { detail: 'This key id is taken.' });
    },
    list: () => listKeys(table),
    rotate: async (rotation) => (await change(rotation.id, rotating(rotation))) !== 'refused',
    async revoke(id, at) {
      const result = await change(id, revoking(at));
      return result === 'refused' ? null : parseApiKeyItem(result.Attributes);
    },
    noteUse: (id, at) => noteUse(table, id, at),
  };
}

/** Tried once: somebody waits for an answer that does not need it. */
async function noteUse({ client, tableName: TableName }: TablePort, id: KeyId, at: string): Promise<void> {
  const note = new UpdateCommand({ TableName, Key: apiKeyKey(id), ...notingUse(at) });
  await client.send(note).catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
}

async function* listKeys(table: TablePort): AsyncGenerator<ApiKeyRecord> {
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const input = {
      TableName: table.tableName,
      ConsistentRead: true,
      ...EVERY_KEY,
      ...(ExclusiveStartKey && { ExclusiveStartKey }),
    };
    const { Items = [], LastEvaluatedKey } = await storeRead(table, () => table.client.send(new ScanCommand(input)));
    yield* Items.map(parseApiKeyItem);
    ExclusiveStartKey = LastEvaluatedKey;
  } while (ExclusiveStartKey);
}

/** The same once more is true, so that an answer that got lost does not look like somebody else's rotation. */
function rotating({ from, hash, previous }: Rotation): Change {
  return {
    UpdateExpression: previous === null ? 'SET #hash = :hash REMOVE previous' : 'SET #hash = :hash, previous = :previous',
    ConditionExpression: '#hash IN (:from, :hash) AND attribute_not_exists(revokedAt)',
    ExpressionAttributeNames: { '#hash': 'hash' },
    ExpressionAttributeValues: { ':from': from, ':hash': hash, ...(previous && { ':previous': previous }) },
  };
}

function revoking(at: string): Change {
  return {
    UpdateExpression: 'SET revokedAt = if_not_exists(revokedAt, :at)',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':at': at },
    ReturnValues: 'ALL_NEW',
  };
}

function notingUse(at: string): Change {
  return {
    UpdateExpression: 'SET lastUsedAt = :at',
    ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(lastUsedAt) OR lastUsedAt <= :before)',
    ExpressionAttributeValues: { ':at': at, ':before': new Date(Date.parse(at) - USE_NOTED_FOR_MS).toISOString() },
  };
}
