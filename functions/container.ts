import { randomBytes } from 'node:crypto';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { FactoidId, KeyId, RunId, SessionId } from '@factoids/contracts';
import { type Clock, createPriceListReader, type IdSource } from '@factoids/core';
import { openRouterModelSource } from '@factoids/llm';
import {
  dynamoApiKeyStore,
  dynamoFactoidStore,
  dynamoPriceListStore,
  dynamoRunReader,
  dynamoRunStore,
  readSecrets,
  sqsRunQueue,
} from '@factoids/storage';
import { ulid } from 'ulid';

/** Time, randomness and ids as they are in production; tests bring their own. */
export const clock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) => sleepFor(ms, undefined, signal ? { signal } : {}).catch(() => undefined),
};

const random = (): number => randomBytes(6).readUIntBE(0, 6) / 2 ** 48;

const newUlid = (): string => ulid(clock.now().getTime(), random).toLowerCase();

export const ids: IdSource = {
  factoid: () => FactoidId.parse(`fct_${newUlid()}`),
  run: () => RunId.parse(`run_${newUlid()}`),
  session: () => SessionId.parse(`ses_${newUlid()}`),
  key: () => KeyId.parse(`key_${newUlid()}`),
};

/** Short of the function's own timeout, so that a slow store is answered as `store_busy`. Without the flag the SDK only warns. */
const AWS_CLIENT = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
} as const;

function documents(): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient(AWS_CLIENT), { marshallOptions: { removeUndefinedValues: true } });
}

const MODEL_LIST_TIMEOUT_MS = 4_000;

let sharedClient: DynamoDBDocumentClient | undefined;

function table(tableName: string) {
  sharedClient ??= documents();
  return { client: sharedClient, tableName, clock, random };
}

export const factoidStore = (env: { CONTENT_TABLE: string }) => dynamoFactoidStore(table(env.CONTENT_TABLE));

export const runReader = (env: { RUNS_TABLE: string }) => dynamoRunReader(table(env.RUNS_TABLE));

export const runStore = (env: { RUNS_TABLE: string; CONTENT_TABLE: string }) =>
  dynamoRunStore({ ...table(env.RUNS_TABLE), contentTableName: env.CONTENT_TABLE });

export const keyStore = (env: { ACCOUNTS_TABLE: string }) => dynamoApiKeyStore(table(env.ACCOUNTS_TABLE));

export const runQueue = (env: { RUN_QUEUE_URL: string }) =>
  sqsRunQueue({ client: new SQSClient({ ...AWS_CLIENT, useQueueUrlAsEndpoint: false }), queueUrl: env.RUN_QUEUE_URL });

export const priceListReader = (env: { CONTENT_TABLE: string; OPENROUTER_BASE_URL: string }) =>
  createPriceListReader({
    clock,
    modelSource: openRouterModelSource({ baseUrl: env.OPENROUTER_BASE_URL, timeoutMs: MODEL_LIST_TIMEOUT_MS }),
    priceLists: dynamoPriceListStore(table(env.CONTENT_TABLE)),
  });

export const secretsOf = <Name extends string>(env: { SECRETS_PREFIX: string }, names: readonly Name[]) =>
  readSecrets({ client: new SSMClient(AWS_CLIENT), prefix: env.SECRETS_PREFIX }, names);
