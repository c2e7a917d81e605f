import { setTimeout as sleepFor } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Ledger, RunStore } from '@factoids/core';
import { describeLedger } from '@factoids/core/testing';
import { dynamoLedger, dynamoRunStore } from '@factoids/storage';
import { useLocalCloud } from '../flows/local-cloud.ts';
import { keepAllItems } from './lasting-items.ts';

const cloud = useLocalCloud();
keepAllItems(cloud);
let made: { readonly ledger: Ledger; readonly runs: RunStore } | undefined;

/** The tables of the synthesized template, in DynamoDB Local. */
function parts() {
  const { awsEndpoint: endpoint, region, credentials } = cloud();
  const table = (name: string) => `andys-daily-factoids-local-${name}`;
  const port = {
    client: DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials })),
    clock: { now: () => new Date(), sleep: (ms: number) => sleepFor(ms) },
    random: Math.random,
  };
  made ??= {
    ledger: dynamoLedger({ ...port, tableName: table('ledger') }),
    runs: dynamoRunStore({
      ...port,
      tableName: table('runs'),
      contentTableName: table('content'),
      ledgerTableName: table('ledger'),
    }),
  };
  return made;
}

describeLedger('DynamoDB', parts);
