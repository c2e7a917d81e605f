import {
  admissionStore,
  answerStore,
  artifactStore,
  chatQueue,
  chatStore,
  clock,
  factoidStore,
  ids,
  keyStore,
  noticeQueue,
  priceListReader,
  random,
  runStore,
} from '../container.ts';
import { readEnvironment } from '../env.ts';
import { limitedSecrets } from '../middleware/account-secrets.ts';
import { httpFunction } from '../middleware/http-function.ts';
import { deleteChatSession } from './delete-chat-session.ts';
import { getChatSession } from './get-chat-session.ts';
import { getChatSessions } from './get-chat-sessions.ts';
import { postChatCancel } from './post-chat-cancel.ts';
import { postChatMessage } from './post-chat-message.ts';
import { postChatSessions } from './post-chat-sessions.ts';

/** Chat sessions of a caller's own, and what is said in them. */
export const handler = httpFunction({
  duty: 'chat',
  handlers: {
    openChatSession: postChatSessions,
    listChatSessions: getChatSessions,
    getChatSession,
    deleteChatSession,
    sendChatMessage: postChatMessage,
    cancelChatTurn: postChatCancel,
  },
  prepare: async () => {
    const env = readEnvironment([
      'CONTENT_TABLE',
      'RUNS_TABLE',
      'ACCOUNTS_TABLE',
      'LEDGER_TABLE',
      'CHAT_QUEUE_URL',
      'NOTICE_QUEUE_URL',
      'ARTIFACTS_BUCKET',
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
      chats: chatStore(env),
      artifacts: artifactStore(env),
      queue: chatQueue(env),
      notices: noticeQueue(env),
      factoids: factoidStore(env),
      readPriceList: priceListReader(env),
      admissions: admissionStore(env),
      seed: env.ADMISSION_POLICY,
      canVerify: env.TURNSTILE_SITE_KEY !== '',
    };
  },
});
