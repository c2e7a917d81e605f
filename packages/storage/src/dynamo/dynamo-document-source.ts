import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { FactoidId } from '@factoids/contracts';
import type { DocumentSource, SearchDocument } from '@factoids/core';
import * as z from 'zod';
import { FEED } from './factoid-item.ts';
import { HIDDEN } from './hide-writes.ts';
import { storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';

const MOST_HIDDEN = 1_000;
/** About 350 KB: quick enough for any timeout. */
const READ_AT_ONCE = 500;

const Document = z
  .object({ factoid_id: FactoidId, subject: z.string(), text: z.string() })
  .transform(({ factoid_id, ...rest }): SearchDocument => ({ id: factoid_id, ...rest }));
const HiddenId = z.object({ sk: FactoidId }).transform(({ sk }) => sk);

/** Over the content table. A batch is what one read gives. */
export function dynamoDocumentSource(table: TablePort): DocumentSource {
  return {
    newest: (after) => readNewest(table, after),
    async hidden() {
      const { Items = [] } = await storeRead(table, () => table.client.send(new QueryCommand(hiddenQuery(table.tableName))));
      return new Set(Items.map((item) => HiddenId.parse(item)));
    },
  };
}

async function* readNewest(table: TablePort, after: string): AsyncGenerator<readonly SearchDocument[]> {
  let start: Record<string, unknown> | undefined;
  do {
    const input = { ...newestQuery(table.tableName, after), ...(start && { ExclusiveStartKey: start }) };
    const { Items = [], LastEvaluatedKey } = await storeRead(table, () => table.client.send(new QueryCommand(input)));
    yield Items.map((item) => Document.parse(item));
    start = LastEvaluatedKey;
  } while (start);
}

function newestQuery(tableName: string, after: string) {
  return {
    TableName: tableName,
    IndexName: 'newest',
    KeyConditionExpression: 'feed = :feed AND factoid_id > :after',
    ProjectionExpression: 'factoid_id, #subject, #text',
    ExpressionAttributeNames: { '#subject': 'subject', '#text': 'text' },
    ExpressionAttributeValues: { ':feed': FEED, ':after': after },
    ScanIndexForward: false,
    Limit: READ_AT_ONCE,
  };
}

function hiddenQuery(tableName: string) {
  return {
    TableName: tableName,
    KeyConditionExpression: 'pk = :hidden',
    ExpressionAttributeValues: { ':hidden': HIDDEN },
    ScanIndexForward: false,
    Limit: MOST_HIDDEN,
  };
}
