import { setTimeout as sleepFor } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describeOperations } from '@factoids/core/testing';
import { dynamoAuditLog, dynamoControlsStore, dynamoDenyList } from '@factoids/storage';
import { useLocalCloud } from '../flows/local-cloud.ts';

const cloud = useLocalCloud();
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
  return {
    controls: dynamoControlsStore({ ...port, tableName: ledger }),
    denyList: dynamoDenyList({ ...port, tableName: accounts, ledgerTableName: ledger }),
    auditLog: dynamoAuditLog({ ...port, tableName: ledger }),
  };
}

describeOperations('DynamoDB', () => {
  made ??= stores();
  return made;
});
