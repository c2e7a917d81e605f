import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { VerdictStore } from '@factoids/core';
import { factoidKey } from './factoid-item.ts';
import { storeCall } from './store-call.ts';
import type { TablePort } from './table.ts';

/** @param port the content table */
export function dynamoVerdictStore(port: TablePort): VerdictStore {
  return {
    async put(factoidId, verdict) {
      const command = new UpdateCommand({
        TableName: port.tableName,
        Key: factoidKey(factoidId),
        UpdateExpression: 'SET verdict = :verdict',
        ConditionExpression:
          'attribute_exists(pk) AND attribute_not_exists(#hidden) AND (attribute_not_exists(verdict) OR verdict.checked_at <= :at)',
        ExpressionAttributeNames: { '#hidden': 'hidden' },
        ExpressionAttributeValues: { ':verdict': verdict, ':at': verdict.checked_at },
      });
      return (await storeCall(port, () => port.client.send(command))) !== 'refused';
    },
  };
}
