import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type ChatSessionId, type PageQuery, RunId } from '@factoids/contracts';
import type { Creation, Ending, IdempotencyClaim, IdempotencyRecord, Owner, Position, Run, RunStore } from '@factoids/core';
import { batchGet } from './batch-get.ts';
import { parseSessionItem, sessionKey } from './chat-item.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { dynamoRunReader } from './dynamo-run-reader.ts';
import { putEvent } from './event-item.ts';
import { idempotencyKey, parseIdempotencyItem } from './idempotency-item.ts';
import { openShards, parseRunItem, runKey } from './run-item.ts';
import {
  createWrites,
  finishWrites,
  leaseUpdate,
  pricedWrites,
  settleWrites,
  startCallWrites,
  type Tables,
  topUpWrites,
} from './run-writes.ts';
import { listByWindow, listTraces } from './runs-by-window.ts';
import { storeCall, storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';
import { transact } from './transact.ts';
import type { Write } from './write.ts';

interface Port extends TablePort {
  /** Where factoids are, which a run that succeeds publishes in the same transaction. */
  readonly contentTableName: string;
  /** Where the counters are, which a run's hold is taken from and given back to. */
  readonly ledgerTableName: string;
}

export function dynamoRunStore(port: Port): RunStore {
  const tables = { runs: port.tableName, content: port.contentTableName, ledger: port.ledgerTableName };
  const update = (input: ConstructorParameters<typeof UpdateCommand>[0]) =>
    storeCall(port, () => port.client.send(new UpdateCommand(input)));
  return {
    create: (run, together) => create(port, { run, ...together, writes: createWrites(tables, run, together) }),
    topUp: (position, takings) => transact(port, topUpWrites(tables, position, takings)),
    ...dynamoRunReader(port),
    listByOwner: (owner, query) => listByOwner(port, owner, query),
    listByWindow: (window, query) => listByWindow(port, window, query),
    listTraces: (window, query) => listTraces(port, window, query),
    listOpen: (query) => listOpen(port, query),
    async takeLease(lease) {
      const result = await update(leaseUpdate(tables, lease));
      return result === 'refused' ? null : parseRunItem(result.Attributes);
    },
    startCall: (position, calls, event) => transact(port, startCallWrites(tables, position, { calls, event })),
    async recordGeneration(id, index, generationId) {
      await update({
        TableName: tables.runs,
        Key: runKey(id),
        UpdateExpression: `SET calls[${index}].generationId = :generation`,
        ConditionExpression: `attribute_exists(calls[${index}])`,
        ExpressionAttributeValues: { ':generation': generationId },
      });
    },
    async append(event) {
      return (await storeCall(port, () => port.client.send(new PutCommand(putEvent(tables.runs, event))))) !== 'refused';
    },
    finish: (position, ending) => finish(port, tables, { position, ending }),
    async requestCancel(id, at) {
      const result = await update({
        TableName: tables.runs,
        Key: runKey(id),
        UpdateExpression: 'SET cancelRequestedAt = if_not_exists(cancelRequestedAt, :at)',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(finishedAt)',
        ExpressionAttributeValues: { ':at': at },
      });
      return result !== 'refused';
    },
    async settle(run, settlement) {
      const booked = settleWrites(tables, run, settlement);
      const priced = pricedWrites(tables, run, settlement);
      if (await transact(port, [...booked, ...priced])) return true;
      // A factoid that somebody took down, or a chat that was deleted, must not keep the money held.
      return priced.length > 0 && transact(port, booked);
    },
    async markResent(run, at) {
      const result = await update({
        TableName: tables.runs,
        Key: runKey(run.id),
        UpdateExpression: 'SET sentAt = :at, sends = sends + :one',
        ConditionExpression: 'sentAt = :before AND attribute_not_exists(finishedAt)',
        ExpressionAttributeValues: { ':at': at, ':one': 1, ':before': run.sentAt },
      });
      return result !== 'refused';
    },
  };
}

interface Finishing {
  readonly position: Position;
  readonly ending: Ending;
}

async function finish(port: Port, tables: Tables, { position, ending }: Finishing): Promise<boolean> {
  if (await transact(port, finishWrites(tables, position, ending))) return true;
  // The refusal may be that of a session which is gone by now: then the run ends without it.
  if (ending.turn === null || (await hasTurn(port, ending.turn.sessionId, position.runId))) return false;
  return transact(port, finishWrites(tables, position, { ...ending, turn: null }));
}

async function hasTurn(port: Port, sessionId: ChatSessionId, runId: RunId): Promise<boolean> {
  const input = { TableName: port.tableName, Key: sessionKey(sessionId), ConsistentRead: true };
  const { Item } = await storeRead(port, () => port.client.send(new GetCommand(input)));
  return Item !== undefined && parseSessionItem(Item).running === runId;
}

interface Creating {
  readonly run: Run;
  readonly idempotency: IdempotencyRecord | null;
  readonly writes: Write[];
}

async function create(port: Port, { run, idempotency, writes }: Creating): Promise<Creation> {
  if (await transact(port, writes)) return { outcome: 'created' };
  const earlier = idempotency && (await findIdempotency(port, idempotency, run.createdAt));
  return earlier ? { outcome: 'replayed', earlier } : { outcome: 'refused' };
}

async function findIdempotency(port: Port, claim: IdempotencyClaim, now: string): Promise<IdempotencyRecord | null> {
  const input = { TableName: port.tableName, Key: idempotencyKey(claim), ConsistentRead: true };
  const { Item } = await storeRead(port, () => port.client.send(new GetCommand(input)));
  return Item ? parseIdempotencyItem(Item, now) : null;
}

async function findMany(port: Port, ids: readonly RunId[]): Promise<Run[]> {
  return (await batchGet(port, ids.map(runKey))).map(parseRunItem);
}

async function listByOwner(port: Port, owner: Owner, { limit, cursor }: PageQuery) {
  const after = cursor === undefined ? null : decodeCursor(RunId, cursor);
  const command = new QueryCommand({
    TableName: port.tableName,
    IndexName: 'by-owner',
    KeyConditionExpression: '#owner = :owner',
    ExpressionAttributeNames: { '#owner': 'owner' },
    ExpressionAttributeValues: { ':owner': owner },
    ScanIndexForward: false,
    Limit: limit + 1,
    ...(after ? { ExclusiveStartKey: { ...runKey(after), owner, run_id: after } } : {}),
  });
  const { Items = [] } = await storeRead(port, () => port.client.send(command));
  const ids = Items.slice(0, limit).map((item) => RunId.parse(item.run_id));
  const runs = await findMany(port, ids);
  const last = ids.at(-1);
  const hasMore = Items.length > limit;
  return {
    data: runs.sort((a, b) => (a.id < b.id ? 1 : -1)),
    has_more: hasMore,
    next_cursor: hasMore && last ? encodeCursor(last) : null,
  };
}

async function listOpen(port: Port, { madeBefore, limit }: { madeBefore: string; limit: number }): Promise<Run[]> {
  const pages = await Promise.all(
    openShards.map((shard) => {
      const command = new QueryCommand({
        TableName: port.tableName,
        IndexName: 'open',
        KeyConditionExpression: 'open_shard = :shard AND open_at < :before',
        ExpressionAttributeValues: { ':shard': shard, ':before': madeBefore },
        Limit: limit,
      });
      return storeRead(port, () => port.client.send(command));
    }),
  );
  const ids = pages.flatMap(({ Items = [] }) => Items.map((item) => RunId.parse(String(item.pk).replace('RUN#', ''))));
  const runs = await findMany(port, ids.sort().slice(0, limit));
  return runs.sort((a, b) => (a.id < b.id ? -1 : 1));
}
