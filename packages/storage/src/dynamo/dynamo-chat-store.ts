import { GetCommand, QueryCommand, type QueryCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type ChatMessage, ChatSessionId, type Page, type PageQuery, type RunId } from '@factoids/contracts';
import type { ChatSession, ChatStore, Owner, Taking } from '@factoids/core';
import { batchGet } from './batch-get.ts';
import { batchDelete } from './batch-write.ts';
import { chatsOf, MESSAGES, parseMessageItem, parseSessionItem, sessionKey, toSessionItem } from './chat-item.ts';
import { takingUpdate } from './counter-writes.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { EVENTS } from './event-item.ts';
import { parseRunItem, runKey } from './run-item.ts';
import { storeCall, storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';
import { transact } from './transact.ts';

interface Port extends TablePort {
  /** Where the counters are, which the opening of a session takes its rates from. */
  readonly ledgerTableName: string;
}

/** @param port the runs table, beside whose runs sessions stand, and the name of the ledger table */
export function dynamoChatStore(port: Port): ChatStore {
  return {
    open: (session, takings) => open(port, session, takings),
    find: (id) => find(port, id),
    messages: (id) => messages(port, id),
    listByOwner: (owner, query) => listByOwner(port, owner, query),
    remove: (id) => remove(port, id),
  };
}

/** For who only asks whose a session is and which turn it is at. @param port the runs table */
export function dynamoChatReader(port: TablePort): Pick<ChatStore, 'find'> {
  return { find: (id) => find(port, id) };
}

function open(port: Port, session: ChatSession, takings: readonly Taking[]): Promise<boolean> {
  const put = { TableName: port.tableName, Item: toSessionItem(session), ConditionExpression: 'attribute_not_exists(pk)' };
  return transact(port, [{ Put: put }, ...takings.map((taking) => ({ Update: takingUpdate(port.ledgerTableName, taking) }))]);
}

async function find(port: TablePort, id: ChatSessionId): Promise<ChatSession | null> {
  const input = { TableName: port.tableName, Key: sessionKey(id), ConsistentRead: true };
  const { Item } = await storeRead(port, () => port.client.send(new GetCommand(input)));
  return Item ? parseSessionItem(Item) : null;
}

async function messages(port: TablePort, id: ChatSessionId): Promise<readonly ChatMessage[]> {
  return (await messageItems(port, id)).map(parseMessageItem);
}

function messageItems(port: TablePort, id: ChatSessionId): Promise<Record<string, unknown>[]> {
  return itemsOf(port, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :messages)',
    ExpressionAttributeValues: { ':pk': sessionKey(id).pk, ':messages': MESSAGES },
  });
}

function logKeys(port: TablePort, id: RunId): Promise<Record<string, unknown>[]> {
  return itemsOf(port, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :events)',
    ExpressionAttributeValues: { ':pk': runKey(id).pk, ':events': EVENTS },
    ProjectionExpression: 'pk, sk',
  });
}

/** All that a query finds, however many reads that takes. Never older than the last write. */
async function itemsOf(port: TablePort, query: Omit<QueryCommandInput, 'TableName'>): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const from = { ...query, TableName: port.tableName, ConsistentRead: true };
    const command = new QueryCommand({ ...from, ...(start && { ExclusiveStartKey: start }) });
    const { Items = [], LastEvaluatedKey } = await storeRead(port, () => port.client.send(command));
    found.push(...Items);
    start = LastEvaluatedKey;
  } while (start);
  return found;
}

async function listByOwner(port: TablePort, owner: Owner, { limit, cursor }: PageQuery): Promise<Page<ChatSession>> {
  const after = cursor === undefined ? null : decodeCursor(ChatSessionId, cursor);
  const command = new QueryCommand({
    TableName: port.tableName,
    IndexName: 'by-owner',
    KeyConditionExpression: '#owner = :owner',
    ExpressionAttributeNames: { '#owner': 'owner' },
    ExpressionAttributeValues: { ':owner': chatsOf(owner) },
    ScanIndexForward: false,
    Limit: limit + 1,
    ...(after && { ExclusiveStartKey: { ...sessionKey(after), owner: chatsOf(owner), run_id: after } }),
  });
  const { Items = [] } = await storeRead(port, () => port.client.send(command));
  const ids = Items.slice(0, limit).map((item) => ChatSessionId.parse(item.run_id));
  const sessions = (await batchGet(port, ids.map(sessionKey))).map(parseSessionItem);
  const last = ids.at(-1);
  const hasMore = Items.length > limit;
  return {
    data: sessions.sort((a, b) => (a.id < b.id ? 1 : -1)),
    has_more: hasMore,
    next_cursor: hasMore && last ? encodeCursor(last) : null,
  };
}

/** Any time that has passed for everybody. */
const LONG_AGO = '1970-01-01T00:00:00.000Z';

/**
 * First the session is over and has no turn, so that nothing is added to what is read and deleted next. The logs go before the
 * messages, which tell of them, and its own item last, so that whoever asks again after a failure still finds what is left.
 */
async function remove(port: TablePort, id: ChatSessionId): Promise<void> {
  await storeCall(port, () => port.client.send(new UpdateCommand(closing(port.tableName, id))));
  const said = await messageItems(port, id);
  const turns = new Set(said.map((item) => parseMessageItem(item).run_id));
  const runs = (await batchGet(port, [...turns].map(runKey))).map(parseRunItem);
  const logs = runs.filter(({ finishedAt }) => finishedAt !== null).map((run) => logKeys(port, run.id));
  await batchDelete(port, (await Promise.all(logs)).flat());
  await batchDelete(port, said);
  await batchDelete(port, [sessionKey(id)]);
}

/** Refused for one that is gone. */
function closing(TableName: string, id: ChatSessionId) {
  return {
    TableName,
    Key: sessionKey(id),
    UpdateExpression: 'SET expiresAt = :past REMOVE #running',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#running': 'running' },
    ExpressionAttributeValues: { ':past': LONG_AGO },
  };
}
