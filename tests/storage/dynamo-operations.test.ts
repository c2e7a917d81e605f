import { setTimeout as sleepFor } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { FactoidRecord } from '@factoids/core';
import { describeAnswerStore, describeFactoidShelf, describeOperations } from '@factoids/core/testing';
import {
  dynamoAnswerStore,
  dynamoAuditLog,
  dynamoControlsStore,
  dynamoDenyList,
  dynamoFactoidShelf,
  dynamoFactoidStore,
} from '@factoids/storage';
import { toFactoidItem } from '../../packages/storage/src/dynamo/factoid-item.ts';
import { useLocalCloud } from '../flows/local-cloud.ts';
import { keepAllItems } from './lasting-items.ts';

const cloud = useLocalCloud();
keepAllItems(cloud);
let made: ReturnType<typeof stores> | undefined;

/** The tables of the synthesized template, in DynamoDB Local. */
function stores() {
  const { awsEndpoint: endpoint, region, credentials } = cloud();
  const port = {
    client: DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials })),
    clock: { now: () => new Date(), sleep: (ms: number) => sleepFor(ms) },
    random: Math.random,
  };
  const [ledger, accounts] = ['andys-daily-factoids-local-ledger', 'andys-daily-factoids-local-accounts'] as const;
  const content = { ...port, tableName: 'andys-daily-factoids-local-content' };
  return {
    controls: dynamoControlsStore({ ...port, tableName: ledger }),
    denyList: dynamoDenyList({ ...port, tableName: accounts, ledgerTableName: ledger }),
    auditLog: dynamoAuditLog({ ...port, tableName: ledger }),
    factoids: dynamoFactoidStore(content),
    shelf: dynamoFactoidShelf({ ...content, ledgerTableName: ledger }),
    put: async (record: FactoidRecord) => {
      await port.client.send(new PutCommand({ TableName: content.tableName, Item: toFactoidItem(record) }));
    },
    hiddenIds: async () => {
      const values = { ':hidden': 'HIDDEN' };
      const query = { TableName: content.tableName, KeyConditionExpression: 'pk = :hidden', ExpressionAttributeValues: values };
      const { Items = [] } = await port.client.send(new QueryCommand(query));
      return Items.map(({ sk }) => String(sk));
    },
    answers: dynamoAnswerStore({ ...port, tableName: 'andys-daily-factoids-local-runs' }),
  };
}

const theStores = () => {
  made ??= stores();
  return made;
};

describeOperations('DynamoDB', theStores);
describeFactoidShelf('DynamoDB', theStores);

describeAnswerStore('DynamoDB', () => theStores().answers);
