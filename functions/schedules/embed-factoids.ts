import { embedFactoids } from '@factoids/core';
import { createLogger } from '@factoids/telemetry';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import {
  admissionStore,
  clock,
  documentSource,
  embedder,
  embeddingNotes,
  ids,
  random,
  runStore,
  secretsOf,
  vectorStore,
} from '../container.ts';
import { readEnvironment } from '../env.ts';
import { once } from '../middleware/http-function.ts';

const log = createLogger('embed-factoids');

/** What one pass does within a third of its time; a day of them makes vectors of a hundred thousand. */
const BOUNDS = { looked: 2_000, embedded: 960 } as const;

const prepared = once(async () => {
  const env = readEnvironment([
    'CONTENT_TABLE',
    'RUNS_TABLE',
    'ACCOUNTS_TABLE',
    'LEDGER_TABLE',
    'SECRETS_PREFIX',
    'OPENROUTER_BASE_URL',
    'ADMISSION_POLICY',
  ]);
  const { OPENROUTER_API_KEY: apiKey } = await secretsOf(env, ['OPENROUTER_API_KEY']);
  return {
    clock,
    ids,
    random,
    runs: runStore(env),
    admissions: admissionStore(env),
    embedder: embedder(env, apiKey),
    documents: documentSource(env),
    vectors: vectorStore(env),
    notes: embeddingNotes(log),
    seed: env.ADMISSION_POLICY,
  };
});

/** Each ten minutes: vectors of what was published since, so that it is found by its meaning, too. */
export const handler = middy().handler(async (_event: unknown, context: Context) => {
  const embedded = await embedFactoids({ deps: await prepared(), bounds: BOUNDS });
  const { outcome, embedded: count } = embedded;
  if (count > 0 || outcome !== 'done') log.with({ request_id: context.awsRequestId }).info('vectors made', { outcome, count });
  return embedded;
});
