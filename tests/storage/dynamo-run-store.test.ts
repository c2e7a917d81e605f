import { setTimeout as sleepFor } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describeRunStore, type RunStoreUnderTest } from '@factoids/core/testing';
import { dynamoAdmissionStore, dynamoDailyStore, dynamoFactoidStore, dynamoRunStore } from '@factoids/storage';
import { useLocalCloud } from '../flows/local-cloud.ts';

const cloud = useLocalCloud();
let made: RunStoreUnderTest | undefined;

/** The tables of the synthesized template, in DynamoDB Local. */
function stores(): RunStoreUnderTest {
  const { awsEndpoint: endpoint, region, credentials } = cloud();
  const port = {
    client: DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials })),
    clock: { now: () => new Date(), sleep: (ms: number) => sleepFor(ms) },
    random: Math.random,
  };
  const tables = {
    tableName: 'andys-daily-factoids-local-runs',
    runsTableName: 'andys-daily-factoids-local-runs',
    contentTableName: 'andys-daily-factoids-local-content',
    ledgerTableName: 'andys-daily-factoids-local-ledger',
    accountsTableName: 'andys-daily-factoids-local-accounts',
  };
  made ??= {
    runs: dynamoRunStore({ ...port, ...tables }),
    admissions: dynamoAdmissionStore({ ...port, ...tables }),
    daily: dynamoDailyStore({ ...port, tableName: tables.contentTableName }),
    factoids: dynamoFactoidStore({ ...port, tableName: tables.contentTableName }),
  };
  return made;
}

describeRunStore('DynamoDB', stores);
