import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AuditLog, FactoidStore, FeedbackStore, LeverDeps, RunStore, ShelfDeps, StatsDeps } from '@factoids/core';
import {
  dynamoApiKeyStore,
  dynamoAuditLog,
  dynamoControlsStore,
  dynamoDenyList,
  dynamoFactoidShelf,
  dynamoFactoidStore,
  dynamoFeedbackStore,
  dynamoLedger,
  dynamoRunStore,
} from '@factoids/storage';
import { ulid } from 'ulid';
import { systemClock } from './clock.ts';
import { resourceName, type Target } from './target.ts';

export interface OperatorDeps extends LeverDeps, StatsDeps, ShelfDeps {
  readonly auditLog: AuditLog;
  readonly factoids: FactoidStore;
  readonly feedback: FeedbackStore;
  readonly runs: RunStore;
}

/** What it takes to pull levers and to look, on the stage's own tables: it works while every function is down. */
export async function operatorDeps(target: Target): Promise<OperatorDeps> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(target.aws));
  const port = { client, clock: systemClock, random: Math.random };
  const table = (name: string) => ({ ...port, tableName: resourceName(target, name) });
  const ledgerTableName = resourceName(target, 'ledger');
  const controls = dynamoControlsStore(table('ledger'));
  return {
    clock: systemClock,
    ids: { audit: () => ulid().toLowerCase() },
    controls,
    denyList: dynamoDenyList({ ...table('accounts'), ledgerTableName }),
    auditLog: dynamoAuditLog(table('ledger')),
    ledger: dynamoLedger(table('ledger')),
    runs: dynamoRunStore({ ...table('runs'), contentTableName: resourceName(target, 'content'), ledgerTableName }),
    keys: dynamoApiKeyStore(table('accounts')),
    factoids: dynamoFactoidStore(table('content')),
    feedback: dynamoFeedbackStore({ ...table('content'), ledgerTableName }),
    shelf: dynamoFactoidShelf({ ...table('content'), ledgerTableName }),
    seed: (await controls.load()) === null ? await deployedPolicy(target) : '{}',
  };
}

/** Before anybody has set anything, the policy is the one that was deployed. */
async function deployedPolicy(target: Target): Promise<string> {
  const FunctionName = resourceName(target, 'api-runs');
  const { Environment } = await new LambdaClient(target.aws).send(new GetFunctionConfigurationCommand({ FunctionName }));
  return Environment?.Variables?.ADMISSION_POLICY ?? '{}';
}
