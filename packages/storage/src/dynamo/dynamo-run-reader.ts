import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { RunId } from '@factoids/contracts';
import type { Run, RunReader } from '@factoids/core';
import { eventKey, lastEventSk, parseEventItem } from './event-item.ts';
import { parseRunItem, runKey } from './run-item.ts';
import { storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';

export function dynamoRunReader(table: TablePort): RunReader {
  return {
    find: (id) => find(table, id),
    readEvents: (id, afterSeq, options) => readEvents(table, id, { afterSeq, consistent: options?.consistent ?? false }),
  };
}

async function find(table: TablePort, id: RunId): Promise<Run | null> {
  const input = { TableName: table.tableName, Key: runKey(id), ConsistentRead: true };
  const { Item } = await storeRead(table, () => table.client.send(new GetCommand(input)));
  return Item ? parseRunItem(Item) : null;
}

interface Reading {
  readonly afterSeq: number;
  readonly consistent: boolean;
}

/** Replicas may differ for a moment: what comes after a gap is left for the next read. */
async function readEvents(table: TablePort, id: RunId, { afterSeq, consistent }: Reading) {
  const command = new QueryCommand({
    TableName: table.tableName,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': runKey(id).pk, ':from': eventKey(id, afterSeq + 1).sk, ':to': lastEventSk },
    ConsistentRead: consistent,
  });
  const { Items = [] } = await storeRead(table, () => table.client.send(command));
  const events = Items.map(parseEventItem);
  const gap = events.findIndex((event, index) => event.seq !== afterSeq + 1 + index);
  return gap === -1 ? events : events.slice(0, gap);
}
