import { seedControls, watchTraffic } from '@factoids/core';
import { createLogger } from '@factoids/telemetry';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { clock, controlsStore, ledger, noticeQueue, runStore } from '../container.ts';
import { readEnvironment } from '../env.ts';
import { once } from '../middleware/http-function.ts';

const log = createLogger('watch-traffic');

const prepared = once(async () => {
  const env = readEnvironment(['CONTENT_TABLE', 'RUNS_TABLE', 'LEDGER_TABLE', 'NOTICE_QUEUE_URL', 'ADMISSION_POLICY']);
  const controls = controlsStore(env);
  const readControls = async () => (await controls.load()) ?? seedControls(env.ADMISSION_POLICY);
  return { readControls, clock, runs: runStore(env), ledger: ledger(env), notices: noticeQueue(env) };
});

/** Each minute: keeps slow whose traffic is unlike what is usual. */
export const handler = middy().handler(async (_event: unknown, context: Context) => {
  const watched = await watchTraffic({ deps: await prepared() });
  const lines = log.with({ request_id: context.awsRequestId });
  if (watched.anomalies > 0) lines.warn('unusual traffic', { outcome: 'throttled', count: watched.throttled });
  return watched;
});
