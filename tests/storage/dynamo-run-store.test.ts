import { setTimeout as sleepFor } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { RunStore } from '@factoids/core';
import { describeRunStore } from '@factoids/core/testing';
import { dynamoRunStore } from '@factoids/storage';
import { useLocalCloud } from '../flows/local-cloud.ts';

const cloud = useLocalCloud();
let made: RunStore | undefined;

/** The tables of the synthesized template, in DynamoDB Local. */
function store(): RunStore {
  const { awsEndpoint: endpoint, region, credentials } = cloud();
  made ??= dynamoRunStore({
    client: DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials })),
    tableName: 'andys-daily-factoids-local-runs',
    contentTableName: 'andys-daily-factoids-local-content',
    clock: { now: () => new Date(), sleep: (ms) => sleepFor(ms) },
    random: Math.random,
  });
  return made;
}

describeRunStore('DynamoDB', store);
