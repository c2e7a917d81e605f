import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Page, RunId } from '@factoids/contracts';
import { type Run, type RunTrace, ulidTime, type Window } from '@factoids/core';
import * as z from 'zod';
import { batchGet } from './batch-get.ts';
import { parseRunItem, parseTraceItem, runKey, windowShards } from './run-item.ts';
import { storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';

/** Where a page ended: in which partition of the index, after which run. */
const Cursor = z.preprocess(
  (text) => String(text).split(' '),
  z.tuple([z.coerce.number().int().min(0), z.union([RunId, z.literal('')])]),
);

interface WindowQuery {
  readonly limit: number;
  readonly cursor: string | null;
}

/** Partition after partition of the index; a page may be short, and `has_more` says whether it was the last. */
export async function listByWindow(table: TablePort, window: Window, { limit, cursor }: WindowQuery): Promise<Page<Run>> {
  const [at, after] = cursor === null ? ([0, ''] as const) : Cursor.parse(cursor);
  const shards = windowShards(window);
  const ids = (await traces(table, shards[at] ?? '', { from: after, limit })).map(({ runId }) => runId);
  const data = (await batchGet(table, ids.map(runKey))).map(parseRunItem);
  const next = ids.length === limit ? `${at} ${ids.at(-1)}` : `${at + 1} `;
  const hasMore = ids.length === limit || at + 1 < shards.length;
  return { data, has_more: hasMore, next_cursor: hasMore ? next : null };
}

/** Run ids sort by the time of their making. */
export async function listTraces(
  table: TablePort,
  window: Window,
  { since, limit }: { since: string; limit: number },
): Promise<readonly RunTrace[]> {
  const from = `run_${ulidTime(Date.parse(since))}`;
  const parts = await Promise.all(windowShards(window).map((shard) => traces(table, shard, { from, limit })));
  return parts
    .flat()
    .sort((a, b) => (a.runId < b.runId ? -1 : 1))
    .slice(0, limit);
}

interface Range {
  /** What comes after this text, in the order of ids. */
  readonly from: string;
  readonly limit: number;
}

async function traces(table: TablePort, shard: string, { from, limit }: Range): Promise<RunTrace[]> {
  const found: RunTrace[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const command = new QueryCommand({
      TableName: table.tableName,
      IndexName: 'by-window',
      KeyConditionExpression: 'window_shard = :shard AND run_id > :from',
      ExpressionAttributeValues: { ':shard': shard, ':from': from || ' ' },
      Limit: limit - found.length,
      ...(start && { ExclusiveStartKey: start }),
    });
    const { Items = [], LastEvaluatedKey } = await storeRead(table, () => table.client.send(command));
    found.push(...Items.map(parseTraceItem));
    start = LastEvaluatedKey;
  } while (start && found.length < limit);
  return found;
}
