import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ChallengeStore } from '@factoids/core';
import { storeCall } from './store-call.ts';
import { epochSeconds, type TablePort } from './table.ts';

/** A token that the service still accepts is at most five minutes old. */
const KEPT_SECONDS = 3_600;

export function dynamoChallengeStore(table: TablePort): ChallengeStore {
  return {
    async claim(tokenHash, at) {
      const usedAt = at.toISOString();
      const put = new PutCommand({
        TableName: table.tableName,
        Item: { pk: `CHALLENGE#${tokenHash}`, sk: 'CHALLENGE', usedAt, expires_at: epochSeconds(usedAt) + KEPT_SECONDS },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      return (await storeCall(table, () => table.client.send(put))) !== 'refused';
    },
  };
}
