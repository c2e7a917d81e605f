import { admissionStore, challengeStore, clock, humanCheck, ids, keyStore } from '../container.ts';
import { readEnvironment } from '../env.ts';
import { limitedSecrets } from '../middleware/account-secrets.ts';
import { httpFunction } from '../middleware/http-function.ts';
import { getKey } from './get-key.ts';
import { getLimits } from './get-limits.ts';
import { postSessionChallenge } from './post-session-challenge.ts';

/** What a caller may, and what a visitor does to be allowed more. */
export const handler = httpFunction({
  duty: 'account',
  handlers: { getLimits, getKey, passChallenge: postSessionChallenge },
  prepare: async () => {
    const env = readEnvironment([
      'RUNS_TABLE',
      'ACCOUNTS_TABLE',
      'LEDGER_TABLE',
      'SECRETS_PREFIX',
      'SECURE_COOKIES',
      'ADMISSION_POLICY',
      'TURNSTILE_SITE_KEY',
      'TURNSTILE_VERIFY_URL',
      'TURNSTILE_SCRIPT_URL',
    ]);
    const { TURNSTILE_SITE_KEY: site_key, TURNSTILE_SCRIPT_URL: script_url } = env;
    const [secrets, check] = await Promise.all([limitedSecrets(env), humanCheck(env)]);
    return {
      clock,
      ids,
      keys: keyStore(env),
      ...secrets,
      admissions: admissionStore(env),
      seed: env.ADMISSION_POLICY,
      humanCheck: check,
      challenges: challengeStore(env),
      challenge: site_key === '' ? null : { site_key, script_url },
    };
  },
});
