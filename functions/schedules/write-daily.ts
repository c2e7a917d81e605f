import { AppError, writeDaily } from '@factoids/core';
import { createLogger } from '@factoids/telemetry';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import {
  admissionStore,
  clock,
  dailyStore,
  ids,
  noticeQueue,
  priceListReader,
  random,
  runQueue,
  runStore,
} from '../container.ts';
import { readEnvironment } from '../env.ts';
import { once } from '../middleware/http-function.ts';

const log = createLogger('write-daily');

const prepared = once(async () => {
  const env = readEnvironment([
    'CONTENT_TABLE',
    'RUNS_TABLE',
    'ACCOUNTS_TABLE',
    'LEDGER_TABLE',
    'RUN_QUEUE_URL',
    'NOTICE_QUEUE_URL',
    'OPENROUTER_BASE_URL',
    'ADMISSION_POLICY',
  ]);
  return {
    clock,
    ids,
    random,
    runs: runStore(env),
    daily: dailyStore(env),
    queue: runQueue(env),
    notices: noticeQueue(env),
    admissions: admissionStore(env),
    readPriceList: priceListReader(env),
    seed: env.ADMISSION_POLICY,
    // The system shows no key and passes no check.
    pepper: '',
    canVerify: false,
  };
});

/** Each hour: asks for the factoid of the day where there is none yet. It fails, so that its alarm rings, when a whole day went without. */
export const handler = middy().handler(async (_event: unknown, context: Context) => {
  const lines = log.with({ request_id: context.awsRequestId });
  const { attempts, wentWithout } = await writeDaily({ deps: await prepared() }).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    lines.warn('left to the next hour', { code: error.code });
    return { attempts: [], wentWithout: null };
  });
  for (const { date: window, outcome, runId, code } of attempts) {
    const fields = { window, outcome, run_id: runId ?? undefined, code: code ?? undefined };
    if (outcome === 'refused') lines.warn('factoid of the day refused', fields);
    else lines.info('factoid of the day asked for', fields);
  }
  if (wentWithout !== null) throw new Error(`${wentWithout} went without a factoid of the day`);
  return attempts;
});
