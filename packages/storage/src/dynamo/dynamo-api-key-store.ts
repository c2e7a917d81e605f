import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { KeyId } from '@factoids/contracts';
import { type ApiKeyRecord, type ApiKeyStore, AppError, KEY_TIERS } from '@factoids/core';
import * as z from 'zod';
import { storeCall, storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';

const ApiKeyItem = z
  .object({
    key_id: KeyId,
    name: z.string(),
    role: z.enum(['developer', 'operator']),
    tier: z.enum(KEY_TIERS),
    hash: z.string(),
    createdAt: z.string(),
  })
  .transform(({ key_id, ...record }): ApiKeyRecord => ({ id: key_id, ...record }));

const keyKey = (id: KeyId) => ({ pk: `KEY#${id}`, sk: 'KEY' });

export function dynamoApiKeyStore(table: TablePort): ApiKeyStore {
  return {
    async find(id) {
      const input = { TableName: table.tableName, Key: keyKey(id), ConsistentRead: true };
      const { Item } = await storeRead(table, () => table.client.send(new GetCommand(input)));
      return Item ? ApiKeyItem.parse(Item) : null;
    },
    async create({ id, ...record }) {
      const put = new PutCommand({
        TableName: table.tableName,
        Item: { ...keyKey(id), key_id: id, ...record },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      const result = await storeCall(table, () => table.client.send(put));
      if (result === 'refused') throw new AppError('internal', { detail: 'This key id is taken.' });
    },
  };
}
