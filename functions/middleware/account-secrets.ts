import { SessionKeys } from '@factoids/core';
import { secretsOf } from '../container.ts';

interface AccountEnvironment {
  readonly SECRETS_PREFIX: string;
  readonly SECURE_COOKIES: boolean;
}

/** What it takes to tell who asks, for functions that serve sessions and keys. */
export async function accountSecrets(env: AccountEnvironment) {
  const { SESSION_KEYS, API_KEY_PEPPER } = await secretsOf(env, ['SESSION_KEYS', 'API_KEY_PEPPER']);
  return { pepper: API_KEY_PEPPER, session: sessionSettings(env, SESSION_KEYS) };
}

/** And from which network, for functions whose answers depend on limits. */
export async function limitedSecrets(env: AccountEnvironment) {
  const secrets = await secretsOf(env, ['SESSION_KEYS', 'API_KEY_PEPPER', 'ORIGIN_SECRET']);
  const { SESSION_KEYS, API_KEY_PEPPER, ORIGIN_SECRET } = secrets;
  const network = { secret: API_KEY_PEPPER, originSecret: ORIGIN_SECRET };
  return { pepper: API_KEY_PEPPER, session: sessionSettings(env, SESSION_KEYS), network };
}

function sessionSettings(env: AccountEnvironment, sessionKeys: string) {
  return { keys: SessionKeys.parse(JSON.parse(sessionKeys)), secure: env.SECURE_COOKIES };
}
