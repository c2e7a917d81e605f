import { randomBytes } from 'node:crypto';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ChatSessionId, FactoidId, FeedbackId, KeyId, MessageId, RunId, SessionId } from '@factoids/contracts';
import {
  type Clock,
  createPriceListReader,
  type EmbeddingNotes,
  type HumanCheck,
  type IdSource,
  type WebSearch,
} from '@factoids/core';
import { openRouterEmbedder, openRouterModelSource } from '@factoids/llm';
import { tavilyWebSearch, turnstileHumanCheck } from '@factoids/partners';
import {
  dynamoAdmissionStore,
  dynamoAnswerStore,
  dynamoApiKeyStore,
  dynamoAuditLog,
  dynamoChallengeStore,
  dynamoChatReader,
  dynamoChatStore,
  dynamoControlsStore,
  dynamoDailyStore,
  dynamoDenyList,
  dynamoDocumentSource,
  dynamoFactoidShelf,
  dynamoFactoidStore,
  dynamoFeedbackStore,
  dynamoLedger,
  dynamoPriceListStore,
  dynamoProbe,
  dynamoRunReader,
  dynamoRunStore,
  dynamoVectorStore,
  dynamoVerdictStore,
  dynamoVoteStore,
  lambdaFactoidSearch,
  readOptionalSecrets,
  readSecrets,
  s3ArtifactStore,
  s3SnapshotStore,
  sqsNoticeQueue,
  sqsProbe,
  sqsRunQueue,
} from '@factoids/storage';
import { createLogger, type Logger } from '@factoids/telemetry';
import { ulid } from 'ulid';

/** Time, randomness and ids as they are in production; tests bring their own. */
export const clock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) => sleepFor(ms, undefined, signal ? { signal } : {}).catch(() => undefined),
};

export const random = (): number => randomBytes(6).readUIntBE(0, 6) / 2 ** 48;

const newUlid = (): string => ulid(clock.now().getTime(), random).toLowerCase();

export const ids: IdSource = {
  factoid: () => FactoidId.parse(`fct_${newUlid()}`),
  run: () => RunId.parse(`run_${newUlid()}`),
  session: () => SessionId.parse(`ses_${newUlid()}`),
  key: () => KeyId.parse(`key_${newUlid()}`),
  chatSession: () => ChatSessionId.parse(`cht_${newUlid()}`),
  message: () => MessageId.parse(`msg_${newUlid()}`),
  feedback: () => FeedbackId.parse(`fbk_${newUlid()}`),
  audit: newUlid,
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

export const factoidShelf = (env: { CONTENT_TABLE: string; LEDGER_TABLE: string }) =>
  dynamoFactoidShelf({ ...table(env.CONTENT_TABLE), ledgerTableName: env.LEDGER_TABLE });

export const feedbackStore = (env: { CONTENT_TABLE: string; LEDGER_TABLE: string }) =>
  dynamoFeedbackStore({ ...table(env.CONTENT_TABLE), ledgerTableName: env.LEDGER_TABLE });

export const answerStore = (env: { RUNS_TABLE: string }) => dynamoAnswerStore(table(env.RUNS_TABLE));

export const dailyStore = (env: { CONTENT_TABLE: string }) => dynamoDailyStore(table(env.CONTENT_TABLE));

export const voteStore = (env: { CONTENT_TABLE: string; LEDGER_TABLE: string }) =>
  dynamoVoteStore({ ...table(env.CONTENT_TABLE), ledgerTableName: env.LEDGER_TABLE });

export const verdictStore = (env: { CONTENT_TABLE: string }) => dynamoVerdictStore(table(env.CONTENT_TABLE));

export const vectorStore = (env: { CONTENT_TABLE: string }) => dynamoVectorStore(table(env.CONTENT_TABLE));

const EMBEDDING_TIMEOUTS = { idleTimeoutMs: 8_000, totalTimeoutMs: 9_000 } as const;

export const embedder = (env: { OPENROUTER_BASE_URL: string }, apiKey: string) =>
  openRouterEmbedder({ baseUrl: env.OPENROUTER_BASE_URL, apiKey, ...EMBEDDING_TIMEOUTS });

/** What becomes of factoids and questions without vectors: they are found by words alone. */
export const embeddingNotes = (log: Logger): EmbeddingNotes => ({
  without: (reason, error) => {
    if (reason === 'off') return;
    log.warn('no vectors: words alone', { outcome: reason }, error);
  },
  notEnded: (error) => log.error('embedding not ended: left to the reaper', {}, error),
});

export const documentSource = (env: { CONTENT_TABLE: string }) => dynamoDocumentSource(table(env.CONTENT_TABLE));

/** Of checksums only those that S3 asks for. */
const objects = () =>
  new S3Client({ ...AWS_CLIENT, requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' });

export const snapshotStore = (env: { SEARCH_BUCKET: string }) =>
  s3SnapshotStore({ client: objects(), bucket: env.SEARCH_BUCKET });

export const artifactStore = (env: { ARTIFACTS_BUCKET: string }) =>
  s3ArtifactStore({ client: objects(), bucket: env.ARTIFACTS_BUCKET });

/** One attempt, which may be the one that loads the snapshot. */
export const factoidSearch = (env: { SEARCH_FUNCTION: string }) =>
  lambdaFactoidSearch({ client: new LambdaClient({ ...AWS_CLIENT, maxAttempts: 1 }), functionName: env.SEARCH_FUNCTION });

export const runReader = (env: { RUNS_TABLE: string }) => dynamoRunReader(table(env.RUNS_TABLE));

export const runStore = (env: { RUNS_TABLE: string; CONTENT_TABLE: string; LEDGER_TABLE: string }) =>
  dynamoRunStore({ ...table(env.RUNS_TABLE), contentTableName: env.CONTENT_TABLE, ledgerTableName: env.LEDGER_TABLE });

export const chatReader = (env: { RUNS_TABLE: string }) => dynamoChatReader(table(env.RUNS_TABLE));

export const chatStore = (env: { RUNS_TABLE: string; LEDGER_TABLE: string }) =>
  dynamoChatStore({ ...table(env.RUNS_TABLE), ledgerTableName: env.LEDGER_TABLE });

export const admissionStore = (env: { LEDGER_TABLE: string; ACCOUNTS_TABLE: string; RUNS_TABLE: string }) =>
  dynamoAdmissionStore({
    ...table(env.LEDGER_TABLE),
    ledgerTableName: env.LEDGER_TABLE,
    accountsTableName: env.ACCOUNTS_TABLE,
    runsTableName: env.RUNS_TABLE,
  });

export const keyStore = (env: { ACCOUNTS_TABLE: string }) => dynamoApiKeyStore(table(env.ACCOUNTS_TABLE));

export const controlsStore = (env: { LEDGER_TABLE: string }) => dynamoControlsStore(table(env.LEDGER_TABLE));

export const auditLog = (env: { LEDGER_TABLE: string }) => dynamoAuditLog(table(env.LEDGER_TABLE));

export const denyList = (env: { ACCOUNTS_TABLE: string; LEDGER_TABLE: string }) =>
  dynamoDenyList({ ...table(env.ACCOUNTS_TABLE), ledgerTableName: env.LEDGER_TABLE });

export const ledger = (env: { LEDGER_TABLE: string }) => dynamoLedger(table(env.LEDGER_TABLE));

export const runQueue = (env: { RUN_QUEUE_URL: string }) =>
  sqsRunQueue({ client: new SQSClient({ ...AWS_CLIENT, useQueueUrlAsEndpoint: false }), queueUrl: env.RUN_QUEUE_URL });

/** Of chat turns, and of what they and embeddings cost. */
export const chatQueue = (env: { CHAT_QUEUE_URL: string }) => runQueue({ RUN_QUEUE_URL: env.CHAT_QUEUE_URL });

/** What cannot be queued is in the log, and raised again by the next request that crosses the same limit. */
export const noticeQueue = (env: { NOTICE_QUEUE_URL: string }) =>
  sqsNoticeQueue({
    client: new SQSClient({ ...AWS_CLIENT, maxAttempts: 2, useQueueUrlAsEndpoint: false }),
    queueUrl: env.NOTICE_QUEUE_URL,
    onLost: (error) => createLogger('notices').error('notice lost', {}, error),
  });

/** With clients that try once: an answer after a second attempt would come too late. */
export const healthProbes = (env: { CONTENT_TABLE: string; RUN_QUEUE_URL: string }) => {
  const once = { ...AWS_CLIENT, maxAttempts: 1 };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(once));
  const queue = new SQSClient({ ...once, useQueueUrlAsEndpoint: false });
  return {
    store: dynamoProbe({ client, tableName: env.CONTENT_TABLE }),
    queue: sqsProbe({ client: queue, queueUrl: env.RUN_QUEUE_URL }),
  };
};

type PriceListEnvironment = { CONTENT_TABLE: string; OPENROUTER_BASE_URL: string };

export const priceListPorts = (env: PriceListEnvironment) => ({
  clock,
  modelSource: openRouterModelSource({ baseUrl: env.OPENROUTER_BASE_URL, timeoutMs: MODEL_LIST_TIMEOUT_MS }),
  priceLists: dynamoPriceListStore(table(env.CONTENT_TABLE)),
});

export const priceListReader = (env: PriceListEnvironment) => createPriceListReader(priceListPorts(env));

export const secretsOf = <Name extends string>(env: { SECRETS_PREFIX: string }, names: readonly Name[]) =>
  readSecrets({ client: new SSMClient(AWS_CLIENT), prefix: env.SECRETS_PREFIX }, names);

export const optionalSecretsOf = <Name extends string>(env: { SECRETS_PREFIX: string }, names: readonly Name[]) =>
  readOptionalSecrets({ client: new SSMClient(AWS_CLIENT), prefix: env.SECRETS_PREFIX }, names);

export const challengeStore = (env: { ACCOUNTS_TABLE: string }) => dynamoChallengeStore(table(env.ACCOUNTS_TABLE));

/** Two attempts fit into a function's own timeout. */
const HUMAN_CHECK_TIMEOUT_MS = 2_500;

interface HumanCheckEnvironment {
  readonly SECRETS_PREFIX: string;
  readonly TURNSTILE_SITE_KEY: string;
  readonly TURNSTILE_VERIFY_URL: string;
}

/** null without a site key: then there is no secret either. */
export async function humanCheck(env: HumanCheckEnvironment): Promise<HumanCheck | null> {
  if (env.TURNSTILE_SITE_KEY === '') return null;
  const { TURNSTILE_SECRET_KEY } = await secretsOf(env, ['TURNSTILE_SECRET_KEY']);
  return turnstileHumanCheck({
    verifyUrl: env.TURNSTILE_VERIFY_URL,
    secret: TURNSTILE_SECRET_KEY,
    timeoutMs: HUMAN_CHECK_TIMEOUT_MS,
  });
}

const WEB_SEARCH_TIMEOUT_MS = 9_000;

/** null without a key: then nobody is offered a search of the web. */
export async function webSearch(env: { SECRETS_PREFIX: string; TAVILY_BASE_URL: string }): Promise<WebSearch | null> {
  const { TAVILY_API_KEY: apiKey } = await optionalSecretsOf(env, ['TAVILY_API_KEY']);
  return apiKey === null ? null : tavilyWebSearch({ baseUrl: env.TAVILY_BASE_URL, apiKey, timeoutMs: WEB_SEARCH_TIMEOUT_MS });
}
