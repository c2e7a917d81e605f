import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { LocalCloud } from '@factoids/local-cloud';
import * as z from 'zod';

export const CounterItem = z.object({
  sk: z.literal('COUNTER'),
  scope: z.string(),
  window: z.string(),
  shard: z.int(),
  spent: z.int(),
  committed: z.int(),
  openRuns: z.int(),
});
export type CounterItem = z.infer<typeof CounterItem>;

/** Reads every counter of the ledger as it stands in the table. */
export function openCounterReader(cloud: LocalCloud): () => Promise<readonly CounterItem[]> {
  const { awsEndpoint: endpoint, region, credentials, tables } = cloud;
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }));
  const TableName = tables.find((name) => name.endsWith('-ledger')) ?? '';
  return async () => {
    const items: unknown[] = [];
    for await (const page of paginateScan({ client }, { TableName, ConsistentRead: true })) items.push(...(page.Items ?? []));
    return items.flatMap((item) => {
      const parsed = CounterItem.safeParse(item);
      return parsed.success ? [parsed.data] : [];
    });
  };
}

export function totalOf(counters: readonly CounterItem[], scope: string, what: 'spent' | 'committed' | 'openRuns'): number {
  return counters.filter((counter) => counter.scope === scope).reduce((sum, counter) => sum + counter[what], 0);
}
