import { setTimeout as sleepFor } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ApiKeyStore } from '@factoids/core';
import { describeApiKeyStore } from '@factoids/core/testing';
import { dynamoApiKeyStore } from '@factoids/storage';
import { useLocalCloud } from '../flows/local-cloud.ts';

const cloud = useLocalCloud();
let made: ApiKeyStore | undefined;

/** The accounts table of the synthesized template, in DynamoDB Local. */
function store(): ApiKeyStore {
  const { awsEndpoint: endpoint, region, credentials } = cloud();
  made ??= dynamoApiKeyStore({
    client: DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials })),
    tableName: 'andys-daily-factoids-local-accounts',
    clock: { now: () => new Date(), sleep: (ms) => sleepFor(ms) },
    random: Math.random,
  });
  return made;
}

describeApiKeyStore('DynamoDB', store);
