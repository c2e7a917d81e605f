import * as z from 'zod';
import { awsJsonCall } from '../proxy/aws-json-call.ts';
import type { Plan } from '../template/plan.ts';

const Page = z.looseObject({
  Items: z.array(z.record(z.string(), z.unknown())).default([]),
  LastEvaluatedKey: z.unknown().optional(),
});

/** Deletes the items whose time to live has passed, as DynamoDB does when it gets round to it. */
export function createExpiry(plan: Plan, endpoint: string): (nowMs: number) => Promise<void> {
  const tables = plan.of('AWS::DynamoDB::Table').flatMap(({ resource, properties }) => {
    const { TimeToLiveSpecification: ttl, KeySchema } = properties;
    if (!ttl?.Enabled || ttl.AttributeName === undefined) return [];
    return [{ name: resource.ref, attribute: ttl.AttributeName, keys: KeySchema.map(({ AttributeName }) => AttributeName) }];
  });
  return async (nowMs) => {
    await Promise.all(tables.map((table) => expireTable({ ...table, endpoint, nowMs })));
  };
}

interface Expiring {
  readonly endpoint: string;
  readonly name: string;
  readonly attribute: string;
  readonly keys: readonly string[];
  readonly nowMs: number;
}

async function expireTable({ endpoint, name, attribute, keys, nowMs }: Expiring): Promise<void> {
  const call = (operation: string, body: object) =>
    awsJsonCall({ endpoint, service: 'dynamodb', target: `DynamoDB_20120810.${operation}`, body: { TableName: name, ...body } });
  const seconds = String(Math.floor(nowMs / 1000));
  const aliases = Object.fromEntries([...new Set([attribute, ...keys])].map((key, index) => [`#${index}`, key]));
  let ExclusiveStartKey: unknown;
  do {
    const page = Page.parse(
      await call('Scan', {
        FilterExpression: '#0 <= :now',
        ProjectionExpression: Object.keys(aliases).join(', '),
        ExpressionAttributeNames: aliases,
        ExpressionAttributeValues: { ':now': { N: seconds } },
        ...(ExclusiveStartKey !== undefined && { ExclusiveStartKey }),
      }),
    );
    for (const item of page.Items) await call('DeleteItem', { Key: Object.fromEntries(keys.map((key) => [key, item[key]])) });
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}
