import { type ClosedDay, closeDays } from '@factoids/core';
import { openRouterGenerationLookup } from '@factoids/llm';
import { createLogger } from '@factoids/telemetry';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { clock, controlsStore, ledger, noticeQueue, runStore, secretsOf } from '../container.ts';
import { readEnvironment } from '../env.ts';
import { once } from '../middleware/http-function.ts';

const LOOKUP_TIMEOUT_MS = 3_000;

/** What is left of the function's time must do for archiving and telling. */
const RESERVE_MS = 60_000;

const log = createLogger('close-day');

const prepared = once(async () => {
  const env = readEnvironment([
    'CONTENT_TABLE',
    'RUNS_TABLE',
    'LEDGER_TABLE',
    'NOTICE_QUEUE_URL',
    'SECRETS_PREFIX',
    'OPENROUTER_BASE_URL',
  ]);
  const { OPENROUTER_API_KEY: apiKey } = await secretsOf(env, ['OPENROUTER_API_KEY']);
  return {
    clock,
    runs: runStore(env),
    ledger: ledger(env),
    controls: controlsStore(env),
    notices: noticeQueue(env),
    lookup: openRouterGenerationLookup({ baseUrl: env.OPENROUTER_BASE_URL, apiKey, timeoutMs: LOOKUP_TIMEOUT_MS }),
  };
});

/** Just after midnight and each hour: closes the days whose last hold is gone. It fails, so that its alarm rings, when books do not agree. */
export const handler = middy().handler(async (_event: unknown, context: Context) => {
  const deps = { ...(await prepared()), hasTime: () => context.getRemainingTimeInMillis() > RESERVE_MS };
  const days = await closeDays({ deps });
  const lines = log.with({ request_id: context.awsRequestId });
  for (const { window, outcome, drift } of days) {
    if (outcome !== 'known' && outcome !== 'empty') lines.info('day looked at', { window, outcome, count: drift.length });
  }
  const wrong = days.filter(isWrong);
  for (const { window, outcome, drift } of wrong) lines.error('books do not agree', { window, outcome, count: drift.length });
  if (wrong.length > 0) throw new Error(`the books of ${wrong.map(({ window }) => window).join(', ')} do not agree`);
  return days.map(({ window, outcome }) => ({ window, outcome }));
});

/** A hold that is open for more than a day is money that nobody gets back. */
function isWrong({ outcome, drift }: ClosedDay): boolean {
  return outcome === 'stuck' || (outcome === 'closed' && drift.length > 0);
}
