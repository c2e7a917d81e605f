import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ChatStore, RunStore } from '@factoids/core';
import { dynamoChatStore, dynamoRunStore } from '@factoids/storage';
import { systemClock } from './clock.ts';
import { resourceName, type Target } from './target.ts';

interface ChatDeps {
  readonly chats: Pick<ChatStore, 'find' | 'messages'>;
  readonly runs: Pick<RunStore, 'find'>;
  /** The bucket of the artifacts; null when it cannot be told. */
  readonly artifacts: string | null;
}

/** What it takes to look at chats, on the stage's own tables. */
export async function chatDeps(target: Target): Promise<ChatDeps> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(target.aws));
  const port = { client, clock: systemClock, random: Math.random, tableName: resourceName(target, 'runs') };
  const ledgerTableName = resourceName(target, 'ledger');
  const chats = dynamoChatStore({ ...port, ledgerTableName });
  const runs = dynamoRunStore({ ...port, contentTableName: resourceName(target, 'content'), ledgerTableName });
  return { chats, runs, artifacts: await artifactBucket(target) };
}

/** CloudFormation names the bucket: the worker that writes to it has been told. */
async function artifactBucket(target: Target): Promise<string | null> {
  const FunctionName = resourceName(target, 'chat-worker');
  const { Environment } = await new LambdaClient(target.aws).send(new GetFunctionConfigurationCommand({ FunctionName }));
  return Environment?.Variables?.ARTIFACTS_BUCKET ?? null;
}
