import {
  admissionStore,
  answerStore,
  clock,
  factoidStore,
  ids,
  keyStore,
  noticeQueue,
  priceListReader,
  random,
  runQueue,
  runStore,
} from '../container.ts';
import { readEnvironment } from '../env.ts';
import { limitedSecrets } from '../middleware/account-secrets.ts';
import { httpFunction } from '../middleware/http-function.ts';
import { getFactoidsRequest } from './get-factoids-request.ts';
import { getFactoidsRequests } from './get-factoids-requests.ts';
import { postFactoidsGenerate } from './post-factoids-generate.ts';
import { postFactoidsQuote } from './post-factoids-quote.ts';
import { postFactoidsRequestCancel } from './post-factoids-request-cancel.ts';

/** What a caller does with runs of their own. */
export const handler = httpFunction({
  duty: 'runs',
  handlers: {
    generateFactoid: postFactoidsGenerate,
    quoteFactoid: postFactoidsQuote,
    listRuns: getFactoidsRequests,
    getRun: getFactoidsRequest,
    cancelRun: postFactoidsRequestCancel,
  },
  prepare: async () => {
    const env = readEnvironment([
      'CONTENT_TABLE',
      'RUNS_TABLE',
      'ACCOUNTS_TABLE',
      'LEDGER_TABLE',
      'RUN_QUEUE_URL',
      'NOTICE_QUEUE_URL',
      'SECRETS_PREFIX',
      'SECURE_COOKIES',
      'OPENROUTER_BASE_URL',
      'ADMISSION_POLICY',
      'TURNSTILE_SITE_KEY',
    ]);
    return {
      clock,
      ids,
      random,
      keys: keyStore(env),
      ...(await limitedSecrets(env)),
      answers: answerStore(env),
      runs: runStore(env),
      queue: runQueue(env),
      notices: noticeQueue(env),
      factoids: factoidStore(env),
      readPriceList: priceListReader(env),
      admissions: admissionStore(env),
      seed: env.ADMISSION_POLICY,
      canVerify: env.TURNSTILE_SITE_KEY !== '',
    };
  },
});
