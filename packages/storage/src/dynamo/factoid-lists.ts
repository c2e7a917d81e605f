import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Arc, FactoidRecord, FactoidSlice, ListAsk } from '@factoids/core';
import * as z from 'zod';
import { FEED, parseFactoidItem } from './factoid-item.ts';
import { storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';

/** At how many items of an index one page looks for those with enough votes: about 150 KB. */
const MOST_LOOKED_AT = 250;

const SORTED = {
  new: { all: 'newest', ofSubject: 'by-subject', by: 'factoid_id' },
  top: { all: 'top', ofSubject: 'top-by-subject', by: 'rank_key' },
} as const;

/** One read of the index that is sorted as asked for. Places are its sort keys, so they need not name what is still there. */
export async function readList(table: TablePort, ask: ListAsk): Promise<FactoidSlice> {
  const { by } = SORTED[ask.sort];
  const placeOf = (item: Record<string, unknown> | undefined): string | null =>
    item === undefined ? null : z.string().parse(item[by]);
  const { Items = [], LastEvaluatedKey } = await query(table, listQuery(ask));
  const items = Items.slice(0, ask.limit);
  const isCut = Items.length > ask.limit;
  return { records: items.map(parseFactoidItem), next: placeOf(isCut ? items.at(-1) : LastEvaluatedKey) };
}

/** One read of the circle. */
export async function readArc(table: TablePort, { from, to, descending }: Arc, limit: number): Promise<readonly FactoidRecord[]> {
  const { Items = [] } = await query(table, {
    IndexName: 'shuffled',
    KeyConditionExpression: '#partition = :partition AND #key BETWEEN :from AND :to',
    ExpressionAttributeNames: { '#partition': 'feed', '#key': 'shuffle_key' },
    ExpressionAttributeValues: { ':partition': FEED, ':from': from, ':to': to },
    ScanIndexForward: !descending,
    Limit: limit,
  });
  return Items.map(parseFactoidItem);
}

/** One more than the page has tells whether there is a next one; where votes are asked for, many more are looked at. */
function listQuery({ sort, subjectKey, minVotes, after, limit }: ListAsk): Omit<QueryCommandInput, 'TableName'> {
  const { all, ofSubject, by } = SORTED[sort];
  const filters = minVotes > 0;
  return {
    IndexName: subjectKey === null ? all : ofSubject,
    KeyConditionExpression: `#partition = :partition${after === null ? '' : ' AND #by < :after'}`,
    ...(filters && { FilterExpression: 'vote_count >= :votes' }),
    ExpressionAttributeNames: {
      '#partition': subjectKey === null ? 'feed' : 'subject_key',
      ...(after !== null && { '#by': by }),
    },
    ExpressionAttributeValues: {
      ':partition': subjectKey ?? FEED,
      ...(after !== null && { ':after': after }),
      ...(filters && { ':votes': minVotes }),
    },
    ScanIndexForward: false,
    Limit: filters ? Math.max(MOST_LOOKED_AT, limit + 1) : limit + 1,
  };
}

function query(table: TablePort, input: Omit<QueryCommandInput, 'TableName'>) {
  return storeRead(table, () => table.client.send(new QueryCommand({ TableName: table.tableName, ...input })));
}
