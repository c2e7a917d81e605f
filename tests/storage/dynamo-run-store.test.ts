import { setTimeout as sleepFor } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import {
  type ChatStoresUnderTest,
  describeChatStore,
  describeRunStore,
  describeVerdictStore,
  type RunStoreUnderTest,
} from '@factoids/core/testing';
import {
  dynamoAdmissionStore,
  dynamoChatStore,
  dynamoDailyStore,
  dynamoFactoidStore,
  dynamoRunStore,
  dynamoVerdictStore,
  toFactoidItem,
} from '@factoids/storage';
import { useLocalCloud } from '../flows/local-cloud.ts';
import { keepAllItems } from './lasting-items.ts';

const cloud = useLocalCloud();
keepAllItems(cloud);
let made: (RunStoreUnderTest & ChatStoresUnderTest) | undefined;

/** What it takes to call DynamoDB Local. */
function portOf() {
  const { awsEndpoint: endpoint, region, credentials } = cloud();
  return {
    client: DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials })),
    clock: { now: () => new Date(), sleep: (ms: number) => sleepFor(ms) },
    random: Math.random,
  };
}

/** The tables of the synthesized template. */
function stores(): RunStoreUnderTest & ChatStoresUnderTest {
  const port = portOf();
  const tables = {
    tableName: 'andys-daily-factoids-local-runs',
    runsTableName: 'andys-daily-factoids-local-runs',
    contentTableName: 'andys-daily-factoids-local-content',
    ledgerTableName: 'andys-daily-factoids-local-ledger',
    accountsTableName: 'andys-daily-factoids-local-accounts',
  };
  made ??= {
    runs: dynamoRunStore({ ...port, ...tables }),
    chats: dynamoChatStore({ ...port, ...tables }),
    admissions: dynamoAdmissionStore({ ...port, ...tables }),
    daily: dynamoDailyStore({ ...port, tableName: tables.contentTableName }),
    factoids: dynamoFactoidStore({ ...port, tableName: tables.contentTableName }),
  };
  return made;
}

describeRunStore('DynamoDB', stores);
describeChatStore('DynamoDB', stores);
describeVerdictStore('DynamoDB', () => {
  const port = { ...portOf(), tableName: 'andys-daily-factoids-local-content' };
  return {
    verdicts: dynamoVerdictStore(port),
    factoids: dynamoFactoidStore(port),
    async publish(record) {
      await port.client.send(new PutCommand({ TableName: port.tableName, Item: toFactoidItem(record) }));
    },
  };
});
