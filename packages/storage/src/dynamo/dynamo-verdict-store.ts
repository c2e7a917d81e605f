import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { VerdictStore } from '@factoids/core';
import { factoidKey } from './factoid-item.ts';
import { storeCall } from './store-call.ts';
import type { TablePort } from './table.ts';

const IS_SHOWN = 'attribute_exists(pk) AND attribute_not_exists(#hidden)';
const IS_EARLIER = 'verdict.checked_at <= :at';
const CAME_TO_NOTHING = 'verdict.#value = :value';

/** @param port the content table */
export function dynamoVerdictStore(port: TablePort): VerdictStore {
  return {
    async put(factoidId, verdict) {
      const isUnclear = verdict.value === 'unclear';
      const gives = isUnclear ? `${IS_EARLIER} AND ${CAME_TO_NOTHING}` : IS_EARLIER;
      const command = new UpdateCommand({
        TableName: port.tableName,
        Key: factoidKey(factoidId),
        UpdateExpression: 'SET verdict = :verdict',
        ConditionExpression: `${IS_SHOWN} AND (attribute_not_exists(verdict) OR (${gives}))`,
        ExpressionAttributeNames: { '#hidden': 'hidden', ...(isUnclear ? { '#value': 'value' } : {}) },
        ExpressionAttributeValues: {
          ':verdict': verdict,
          ':at': verdict.checked_at,
          ...(isUnclear ? { ':value': verdict.value } : {}),
        },
      });
      return (await storeCall(port, () => port.client.send(command))) !== 'refused';
    },
  };
}
