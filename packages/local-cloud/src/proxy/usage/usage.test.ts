import { expect, test } from 'vitest';
import { parseCall } from '../parsed/parse-call.ts';
import type { AwsAnswer, AwsCall } from '../pipeline.ts';
import { createUsage } from './usage.ts';

const PLACE = { region: 'r', accountId: '0', awsEndpoint: '' };
const RUN = 'run_01jd9p6v3g0000000000000001';

/** A call of the operator's, and what DynamoDB says that it used. */
function callOf(operation: string, input: object): AwsCall {
  const raw = { service: 'dynamodb', operation, method: 'POST', path: '/', body: Buffer.from(JSON.stringify(input)) };
  return { ...raw, headers: {}, accessKeyId: '', caller: 'operator', environment: undefined, parse: () => parseCall(raw, PLACE) };
}

const answering =
  (ConsumedCapacity: unknown, rest: object = {}) =>
  async (): Promise<AwsAnswer> => {
    return { status: 200, headers: {}, body: Buffer.from(JSON.stringify({ ...rest, ConsumedCapacity })) };
  };

const put = (TableName: string) => ({ Put: { TableName, Item: { pk: { S: `RUN#${RUN}` } } } });
const TRANSACTION = callOf('TransactWriteItems', { TransactItems: [put('runs'), put('ledger')] });
const USED = [
  { TableName: 'runs', CapacityUnits: 4, GlobalSecondaryIndexes: { open: { CapacityUnits: 2 } } },
  { TableName: 'ledger', CapacityUnits: 2 },
];
const READ = { TableName: 'runs', CapacityUnits: 0.5 };

test('what a transaction writes is told by table, and apart from it what its indexes take', async () => {
  const usage = createUsage();
  await usage.intercept(TRANSACTION, answering(USED));
  expect(usage.byRequest(RUN)).toMatchObject([
    { table: 'runs', calls: 1, writeUnits: 2, indexWriteUnits: 2 },
    { table: 'ledger', calls: 1, writeUnits: 2, indexWriteUnits: 0 },
  ]);
});

test('a call is told once among the calls, however many tables it touched', async () => {
  const usage = createUsage();
  await usage.intercept(TRANSACTION, answering(USED));
  await usage.intercept(callOf('GetItem', { TableName: 'runs', Key: { pk: { S: `RUN#${RUN}` } } }), answering(READ));
  await usage.intercept(callOf('GetItem', { TableName: 'runs', Key: { pk: { S: 'RUN#another' } } }), answering(READ));
  expect(usage.callsOf(RUN)).toEqual(['TransactWriteItems', 'GetItem']);
});

const writeUnitsOf = async (TransactItems: readonly object[], CapacityUnits: number) => {
  const usage = createUsage();
  await usage.intercept(callOf('TransactWriteItems', { TransactItems }), answering([{ TableName: 'runs', CapacityUnits }]));
  return usage.report().map(({ writeUnits }) => writeUnits);
};
const update = { Update: { TableName: 'runs', Key: { pk: { S: 'RUN#1' } } } };
const putOf = (bytes: number) => ({ Put: { TableName: 'runs', Item: { text: { S: 'x'.repeat(bytes - 'text'.length) } } } });

test('each item of a transaction is charged by itself, where DynamoDB Local rounds only their sum', async () => {
  expect(await writeUnitsOf([update, update, update, update], 2)).toEqual([8]);
  expect(await writeUnitsOf([putOf(1_024), putOf(1_025)], 6)).toEqual([6]);
  expect(await writeUnitsOf([putOf(100), putOf(100), putOf(100)], 2)).toEqual([6]);
});

test('an update of a large item is charged what the sum holds beyond the items that are put', async () => {
  expect(await writeUnitsOf([update, putOf(100)], 6)).toEqual([8]);
  expect(await writeUnitsOf([update], 6)).toEqual([6]);
});

test('a key of a batch that leads to nothing is charged as the smallest item', async () => {
  const usage = createUsage();
  const Keys = [1, 2, 3].map((count) => ({ pk: { S: `RUN#${count}` } }));
  const found = { Responses: { runs: [{ pk: { S: 'RUN#1' } }] } };
  const one = [{ TableName: 'runs', CapacityUnits: 1 }];
  await usage.intercept(
    callOf('BatchGetItem', { RequestItems: { runs: { Keys, ConsistentRead: true } } }),
    answering(one, found),
  );
  expect(usage.report()).toMatchObject([{ readUnits: 3 }]);
});
