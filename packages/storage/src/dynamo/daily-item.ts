import { FactoidId, RunId } from '@factoids/contracts';
import type { DailyRecord } from '@factoids/core';
import * as z from 'zod';

const DailyItem = z
  .object({ date: z.string(), factoid_id: FactoidId, run_id: RunId, createdAt: z.string() })
  .transform(({ factoid_id: factoidId, run_id: runId, ...rest }): DailyRecord => ({ ...rest, factoidId, runId }));

export const dailyKey = (date: string) => ({ pk: `DAILY#${date}`, sk: 'DAILY' });

/** Put unless the day has one: a day's factoid is never changed for another. */
export function putDaily(tableName: string, { factoidId, runId, ...rest }: DailyRecord) {
  return {
    TableName: tableName,
    Item: { ...dailyKey(rest.date), ...rest, factoid_id: factoidId, run_id: runId },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

export function parseDailyItem(item: unknown): DailyRecord {
  return DailyItem.parse(item);
}
