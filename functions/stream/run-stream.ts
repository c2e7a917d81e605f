import { executionModeStreamifyResponse } from '@middy/core/StreamifyResponse';
import { chatReader, clock, ids, keyStore, runReader } from '../container.ts';
import { readEnvironment } from '../env.ts';
import { accountSecrets } from '../middleware/account-secrets.ts';
import { httpFunction } from '../middleware/http-function.ts';
import { getChatStream } from './get-chat-stream.ts';
import { getFactoidsStream } from './get-factoids-stream.ts';

/** Shows runs as they go. It never starts work. */
export const handler = httpFunction({
  duty: 'stream',
  executionMode: executionModeStreamifyResponse,
  handlers: { streamRun: getFactoidsStream, streamChatTurn: getChatStream },
  prepare: async () => {
    const env = readEnvironment(['RUNS_TABLE', 'ACCOUNTS_TABLE', 'SECRETS_PREFIX', 'SECURE_COOKIES']);
    const stores = { keys: keyStore(env), runs: runReader(env), chats: chatReader(env) };
    return { clock, ids, ...stores, ...(await accountSecrets(env)), network: null };
  },
});
