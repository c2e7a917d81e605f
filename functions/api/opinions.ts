import {
  admissionStore,
  answerStore,
  clock,
  feedbackStore,
  ids,
  keyStore,
  noticeQueue,
  random,
  voteStore,
} from '../container.ts';
import { readEnvironment } from '../env.ts';
import { limitedSecrets } from '../middleware/account-secrets.ts';
import { httpFunction } from '../middleware/http-function.ts';
import { postFactoidFeedback } from './post-factoid-feedback.ts';
import { postFactoidVote } from './post-factoid-vote.ts';

/** What callers think of factoids. */
export const handler = httpFunction({
  duty: 'opinions',
  handlers: { voteFactoid: postFactoidVote, giveFeedback: postFactoidFeedback },
  prepare: async () => {
    const env = readEnvironment([
      'CONTENT_TABLE',
      'RUNS_TABLE',
      'ACCOUNTS_TABLE',
      'LEDGER_TABLE',
      'NOTICE_QUEUE_URL',
      'SECRETS_PREFIX',
      'SECURE_COOKIES',
      'ADMISSION_POLICY',
    ]);
    return {
      clock,
      ids,
      random,
      keys: keyStore(env),
      ...(await limitedSecrets(env)),
      answers: answerStore(env),
      votes: voteStore(env),
      feedback: feedbackStore(env),
      notices: noticeQueue(env),
      admissions: admissionStore(env),
      seed: env.ADMISSION_POLICY,
    };
  },
});
