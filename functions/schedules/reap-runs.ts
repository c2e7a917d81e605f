import { reapRuns } from '@factoids/core';
import { createLogger } from '@factoids/telemetry';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { chatQueue, clock, runQueue, runStore } from '../container.ts';
import { readEnvironment } from '../env.ts';
import { once } from '../middleware/http-function.ts';

const log = createLogger('reap-runs');

const prepared = once(async () => {
  const env = readEnvironment(['CONTENT_TABLE', 'RUNS_TABLE', 'LEDGER_TABLE', 'RUN_QUEUE_URL', 'CHAT_QUEUE_URL']);
  const factoid = runQueue(env);
  const chat = chatQueue(env);
  return { clock, runs: runStore(env), queues: { factoid, chat, embedding: chat } };
});

/** Each minute: ends runs whose worker died, settles what nobody settled, sends again what got stuck. */
export const handler = middy().handler(async (_event: unknown, context: Context) => {
  const reaped = await reapRuns({ deps: await prepared() });
  const lines = log.with({ request_id: context.awsRequestId });
  for (const [outcome, count] of Object.entries(reaped)) if (count > 0) lines.info('open runs looked at', { outcome, count });
  return reaped;
});
