import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type FactoidId, FeedbackId } from '@factoids/contracts';
import type { FeedbackListQuery, FeedbackReading, FeedbackStore, FeedbackWrite, OffensiveReport, Reporter } from '@factoids/core';
import * as z from 'zod';
import { batchGet } from './batch-get.ts';
import { takingUpdate } from './counter-writes.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { factoidKey, parseFactoidItem } from './factoid-item.ts';
import { FEEDBACK_FEED, FEEDBACK_PREFIX, feedbackKey, parseFeedbackItem, reportKey, toFeedbackItem } from './feedback-item.ts';
import { hideWrites } from './hide-writes.ts';
import { storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';
import { transact } from './transact.ts';
import type { Write } from './write.ts';

interface Port extends TablePort {
  /** Where the counters are, which rates are taken from. */
  readonly ledgerTableName: string;
}

/** @param port the content table, and the name of the ledger table */
export function dynamoFeedbackStore(port: Port): FeedbackStore {
  return {
    read: (id, reporter) => read(port, id, reporter),
    write: (write) => transact(port, feedbackWrites(port, write)),
    list: (query) => list(port, query),
  };
}

const Kind = z.object({ sk: z.string() });

async function read(port: Port, id: FactoidId, reporter: Reporter | null): Promise<FeedbackReading> {
  const items = await batchGet(port, [factoidKey(id), ...(reporter === null ? [] : [reportKey(id, reporter)])]);
  const find = (kind: string) => items.find((item) => Kind.parse(item).sk.split('#')[0] === kind);
  const factoid = find('FACTOID');
  return { factoid: factoid ? parseFactoidItem(factoid) : null, hasReported: find('REPORT') !== undefined };
}

function feedbackWrites({ tableName: TableName, ledgerTableName }: Port, { record, report, takings }: FeedbackWrite): Write[] {
  return [
    { Put: { TableName, Item: toFeedbackItem(record), ConditionExpression: 'attribute_not_exists(pk)' } },
    ...(report ? reportWrites(TableName, record, report) : []),
    ...takings.map((taking) => ({ Update: takingUpdate(ledgerTableName, taking) })),
  ];
}

const NONE_YET = '(attribute_not_exists(offensiveReports) OR offensiveReports = :before)';

type Reported = Pick<FeedbackWrite['record'], 'factoidId' | 'createdAt'>;

function reportWrites(TableName: string, { factoidId: id, createdAt: at }: Reported, report: OffensiveReport): Write[] {
  const { by, before, hides } = report;
  const marker = { TableName, Item: { ...reportKey(id, by), at }, ConditionExpression: 'attribute_not_exists(pk)' };
  if (hides) {
    const hidden = { at, by: 'reports', reason: hides.reason } as const;
    return [{ Put: marker }, ...hideWrites(TableName, id, { hidden, reports: before + 1 })];
  }
  const counted = {
    TableName,
    Key: factoidKey(id),
    UpdateExpression: 'SET offensiveReports = :reports',
    ConditionExpression: `attribute_exists(pk) AND attribute_not_exists(#hidden) AND ${before === 0 ? NONE_YET : 'offensiveReports = :before'}`,
    ExpressionAttributeNames: { '#hidden': 'hidden' },
    ExpressionAttributeValues: { ':reports': before + 1, ':before': before },
  };
  return [{ Put: marker }, { Update: counted }];
}

async function list(port: Port, { factoidId, limit, cursor }: FeedbackListQuery) {
  const after = cursor === undefined ? null : decodeCursor(FeedbackId, cursor);
  const query = factoidId === null ? allQuery(after) : factoidQuery(factoidId, after);
  const command = new QueryCommand({ TableName: port.tableName, ...query, ScanIndexForward: false, Limit: limit + 1 });
  const { Items = [] } = await storeRead(port, () => port.client.send(command));
  const data = Items.slice(0, limit).map(parseFeedbackItem);
  const last = data.at(-1);
  const hasMore = Items.length > limit;
  return { data, has_more: hasMore, next_cursor: hasMore && last ? encodeCursor(last.id) : null };
}

/** From an id on, and not from a place: feedback that the cursor names may be gone. */
function allQuery(after: FeedbackId | null) {
  return {
    IndexName: 'feedback',
    KeyConditionExpression: `feedback_feed = :feed${after ? ' AND feedback_id < :after' : ''}`,
    ExpressionAttributeValues: { ':feed': FEEDBACK_FEED, ...(after && { ':after': after }) },
  };
}

function factoidQuery(factoidId: FactoidId, after: FeedbackId | null) {
  return {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': factoidKey(factoidId).pk, ':prefix': FEEDBACK_PREFIX },
    ...(after && { ExclusiveStartKey: feedbackKey(factoidId, after) }),
  };
}
