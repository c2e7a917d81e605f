import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { FactoidId, RunEvent, RunId, RunStatus } from '@factoids/contracts';
import type { LocalCloud } from '@factoids/local-cloud';
import * as z from 'zod';
import { CounterItem } from '../flows/counter-reader.ts';

const Call = z.object({
  generationId: z.string().nullish(),
  usage: z.object({ cost: z.int().nullish() }).nullish(),
});

const RunItem = z.object({
  sk: z.literal('RUN'),
  run_id: RunId,
  status: RunStatus,
  hold: z.string(),
  /** `<scope>#<window>#<shard>#<nano-dollars>#<slot>` */
  holds: z.array(z.string()),
  input: z.object({ topic: z.string().nullable() }),
  quote: z.object({ callMaxCost: z.int() }),
  calls: z.array(Call),
  factoidId: FactoidId.nullish(),
  finishedAt: z.string().nullish(),
  open_shard: z.string().nullish(),
  problem: z.object({ code: z.string() }).nullish(),
});
export type RunItem = z.infer<typeof RunItem>;

const EventItem = z.object({ sk: z.string().startsWith('EVENT#'), event: z.string() });

const FactoidItem = z.object({ sk: z.literal('FACTOID'), factoid_id: FactoidId, runId: RunId, cost: z.int().nullish() });
export type FactoidItem = z.infer<typeof FactoidItem>;

/** What stands in the tables, as the operator would read it. */
export interface Tables {
  readonly runs: readonly RunItem[];
  /** By run, in the order of their keys. */
  readonly events: ReadonlyMap<string, readonly RunEvent[]>;
  readonly factoids: readonly FactoidItem[];
  readonly counters: readonly CounterItem[];
}

export function openTableReader(cloud: LocalCloud): () => Promise<Tables> {
  const { awsEndpoint: endpoint, region, credentials } = cloud;
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }));
  const scan = async (name: string) => {
    const TableName = cloud.tables.find((table) => table.endsWith(`-${name}`)) ?? name;
    const items: unknown[] = [];
    for await (const page of paginateScan({ client }, { TableName, ConsistentRead: true })) items.push(...(page.Items ?? []));
    return items;
  };
  return async () => {
    const [runs, content, ledger] = await Promise.all([scan('runs'), scan('content'), scan('ledger')]);
    const [factoids, counters] = [fitting(FactoidItem, content), fitting(CounterItem, ledger)];
    return { runs: fitting(RunItem, runs), events: eventsIn(runs), factoids, counters };
  };
}

function fitting<Schema extends z.ZodType>(schema: Schema, items: readonly unknown[]): z.output<Schema>[] {
  return items.flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}

function eventsIn(items: readonly unknown[]): Map<string, RunEvent[]> {
  const events = fitting(EventItem, items)
    .sort((a, b) => (a.sk < b.sk ? -1 : 1))
    .map(({ event }) => RunEvent.parse(JSON.parse(event)));
  return Map.groupBy(events, ({ run_id }) => run_id);
}
