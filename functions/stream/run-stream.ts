import { executionModeStreamifyResponse } from '@middy/core/StreamifyResponse';
import { clock, ids, keyStore, runReader } from '../container.ts';
import { readEnvironment } from '../env.ts';
import { accountSecrets } from '../middleware/account-secrets.ts';
import { httpFunction } from '../middleware/http-function.ts';
import { getFactoidsStream } from './get-factoids-stream.ts';

/** Shows runs as they go. It never starts work. */
export const handler = httpFunction({
  duty: 'stream',
  executionMode: executionModeStreamifyResponse,
  handlers: { streamRun: getFactoidsStream },
  prepare: async () => {
    const env = readEnvironment(['RUNS_TABLE', 'ACCOUNTS_TABLE', 'SECRETS_PREFIX', 'SECURE_COOKIES']);
    return { clock, ids, keys: keyStore(env), ...(await accountSecrets(env)), network: null, runs: runReader(env) };
  },
});
