import { parsePolicy } from '@factoids/core';
import { clock, factoidStore, ids, keyStore, priceListReader, runQueue, runStore } from '../container.ts';
import { readEnvironment } from '../env.ts';
import { accountSecrets } from '../middleware/account-secrets.ts';
import { httpFunction } from '../middleware/http-function.ts';
import { getFactoidsRequest } from './get-factoids-request.ts';
import { getFactoidsRequests } from './get-factoids-requests.ts';
import { postFactoidsGenerate } from './post-factoids-generate.ts';
import { postFactoidsRequestCancel } from './post-factoids-request-cancel.ts';

/** What a caller does with runs of their own. */
export const handler = httpFunction({
  duty: 'runs',
  handlers: {
    generateFactoid: postFactoidsGenerate,
    listRuns: getFactoidsRequests,
    getRun: getFactoidsRequest,
    cancelRun: postFactoidsRequestCancel,
  },
  prepare: async () => {
    const env = readEnvironment([
      'CONTENT_TABLE',
      'RUNS_TABLE',
      'ACCOUNTS_TABLE',
      'RUN_QUEUE_URL',
      'SECRETS_PREFIX',
      'SECURE_COOKIES',
      'OPENROUTER_BASE_URL',
      'ADMISSION_POLICY',
    ]);
    return {
      clock,
      ids,
      keys: keyStore(env),
      ...(await accountSecrets(env)),
      runs: runStore(env),
      queue: runQueue(env),
      factoids: factoidStore(env),
      readPriceList: priceListReader(env),
      policy: parsePolicy(env.ADMISSION_POLICY),
    };
  },
});
