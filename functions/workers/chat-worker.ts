import { type RunId, RunMessage } from '@factoids/contracts';
import { executeTurn, relatedFinder, settleRun } from '@factoids/core';
import { openRouterChatAgent, openRouterGenerationLookup } from '@factoids/llm';
import { createLogger } from '@factoids/telemetry';
import {
  admissionStore,
  artifactStore,
  chatQueue,
  chatStore,
  clock,
  embedder,
  embeddingNotes,
  factoidSearch,
  factoidStore,
  ids,
  priceListReader,
  random,
  runStore,
  secretsOf,
  verdictStore,
  webSearch,
} from '../container.ts';
import { readEnvironment } from '../env.ts';
import { queueFunction } from '../middleware/queue-function.ts';

/** Longer than the function's own timeout of 110 s: who holds a lease that has run out is gone. */
const LEASE_MS = 120_000;

/** A turn has 80 seconds for all of its calls. */
const CALL_TIMES = { idleTimeoutMs: 20_000, totalTimeoutMs: 45_000 } as const;
const LOOKUP_TIMEOUT_MS = 5_000;

const service = 'chat-worker';
const log = createLogger(service);

/** Answers the turns of chats, and settles what they and embeddings cost. */
export const handler = queueFunction({
  service,
  schema: RunMessage,
  prepare: async () => {
    const env = readEnvironment([
      'CONTENT_TABLE',
      'RUNS_TABLE',
      'LEDGER_TABLE',
      'ACCOUNTS_TABLE',
      'ARTIFACTS_BUCKET',
      'CHAT_QUEUE_URL',
      'SEARCH_FUNCTION',
      'SECRETS_PREFIX',
      'OPENROUTER_BASE_URL',
      'TAVILY_BASE_URL',
      'ADMISSION_POLICY',
    ]);
    const [{ OPENROUTER_API_KEY: apiKey }, web] = await Promise.all([secretsOf(env, ['OPENROUTER_API_KEY']), webSearch(env)]);
    const provider = { baseUrl: env.OPENROUTER_BASE_URL, apiKey };
    const taking = { clock, ids, random, runs: runStore(env), admissions: admissionStore(env), seed: env.ADMISSION_POLICY };
    const notes = embeddingNotes(log);
    return {
      ...taking,
      queue: chatQueue(env),
      chats: chatStore(env),
      factoids: factoidStore(env),
      verdicts: verdictStore(env),
      artifacts: artifactStore(env),
      readPriceList: priceListReader(env),
      related: relatedFinder({ ...taking, search: factoidSearch(env), embedder: embedder(env, apiKey), notes }),
      web,
      agent: openRouterChatAgent({ ...provider, ...CALL_TIMES }),
      lookup: openRouterGenerationLookup({ ...provider, timeoutMs: LOOKUP_TIMEOUT_MS }),
      onFault: (error: unknown, runId: RunId) => log.error('turn broke', { run_id: runId }, error),
      onLost: (what: string, error: unknown, runId: RunId) =>
        log.error('not kept after a turn', { run_id: runId, outcome: what }, error),
      leaseMs: LEASE_MS,
    };
  },
  consume: async ({ message, holder, log: messageLog }, deps) => {
    const runId = message.run_id;
    if (message.type === 'run.settlement_due') {
      await settleRun({ deps, runId, lookup: message.lookup });
      messageLog.info('settlement looked up', { run_id: runId, count: message.lookup });
    } else {
      const outcome = await executeTurn({ deps, runId, holder });
      messageLog.info('turn executed', { run_id: runId, outcome });
    }
  },
});
