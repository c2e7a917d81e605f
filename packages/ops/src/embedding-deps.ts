import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { RunId } from '@factoids/contracts';
import { AppError, type embedFactoids } from '@factoids/core';
import { openRouterEmbedder } from '@factoids/llm';
import { dynamoAdmissionStore, dynamoDocumentSource, dynamoVectorStore } from '@factoids/storage';
import { ulid } from 'ulid';
import { systemClock } from './clock.ts';
import { operatorDeps } from './operator-deps.ts';
import { readSecret, resourceName, type Target } from './target.ts';

const TIMEOUTS = { idleTimeoutMs: 8_000, totalTimeoutMs: 9_000 } as const;

interface EmbeddingDeps {
  readonly deps: Parameters<typeof embedFactoids>[0]['deps'];
  /** Why vectors were not made, in the order in which that happened. */
  readonly problems: readonly string[];
}

/** What it takes to make vectors, on the stage's own tables and with its own key of the provider's. */
export async function embeddingDeps(target: Target): Promise<EmbeddingDeps> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(target.aws), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const port = { client, clock: systemClock, random: Math.random };
  const content = { ...port, tableName: resourceName(target, 'content') };
  const apiKey = await readSecret(target, 'OPENROUTER_API_KEY');
  const { runs, seed } = await operatorDeps(target);
  const problems: string[] = [];
  return {
    problems,
    deps: {
      clock: systemClock,
      random: Math.random,
      ids: { run: () => RunId.parse(`run_${ulid().toLowerCase()}`) },
      runs,
      seed,
      admissions: dynamoAdmissionStore({
        ...port,
        ledgerTableName: resourceName(target, 'ledger'),
        accountsTableName: resourceName(target, 'accounts'),
        runsTableName: resourceName(target, 'runs'),
      }),
      embedder: openRouterEmbedder({ baseUrl: target.providerUrl, apiKey, ...TIMEOUTS }),
      documents: dynamoDocumentSource(content),
      vectors: dynamoVectorStore(content),
      notes: {
        without: (reason, error) => void problems.push(sentenceOf(reason, error)),
        notEnded: () => void problems.push('the end of a run could not be written: the reaper ends it'),
      },
    },
  };
}

function sentenceOf(reason: string, error: unknown): string {
  return error instanceof AppError ? `${reason}: ${error.toProblem().detail}` : reason;
}
