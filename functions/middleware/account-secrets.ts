import { SessionKeys } from '@factoids/core';
import { secretsOf } from '../container.ts';

/** What it takes to tell who asks, for functions that serve sessions and keys. */
export async function accountSecrets(env: { SECRETS_PREFIX: string; SECURE_COOKIES: boolean }) {
  const { SESSION_KEYS, API_KEY_PEPPER } = await secretsOf(env, ['SESSION_KEYS', 'API_KEY_PEPPER']);
  const keys = SessionKeys.parse(JSON.parse(SESSION_KEYS));
  return { pepper: API_KEY_PEPPER, session: { keys, secure: env.SECURE_COOKIES } };
}
