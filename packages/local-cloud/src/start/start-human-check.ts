import type { LocalCloudOptions } from '../options.ts';
import { startTurnstileDouble, type TurnstileDouble, WIDGET_PATH } from '../turnstile/start-turnstile-double.ts';
import { isTestSecret, isTestSiteKey, TEST_SECRETS } from '../turnstile/test-keys.ts';
import type { Stopping } from './stopping.ts';

export interface LocalHumanCheck {
  /** Values of the stacks' parameters. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly secret: string;
  readonly double: TurnstileDouble | undefined;
}

/**
 * No check without a site key, as when deployed; with a published test key the double, so that it can be tried without an account;
 * with a site key of one's own Turnstile itself. @throws an Error for a site key of one's own without its secret.
 */
export async function startHumanCheck({ env = {} }: LocalCloudOptions, stopping: Stopping): Promise<LocalHumanCheck> {
  const siteKey = env.TURNSTILE_SITE_KEY || undefined;
  if (siteKey === undefined) return { parameters: {}, secret: '', double: undefined };
  const secret = env.TURNSTILE_SECRET_KEY || undefined;
  const verifyUrl = env.TURNSTILE_VERIFY_URL || undefined;
  if (!isTestSiteKey(siteKey)) {
    if (!secret) throw new Error('TURNSTILE_SITE_KEY needs TURNSTILE_SECRET_KEY beside it.');
    return {
      parameters: { TurnstileSiteKey: siteKey, ...(verifyUrl && { TurnstileVerifyUrl: verifyUrl }) },
      secret,
      double: undefined,
    };
  }
  const double = await startTurnstileDouble();
  stopping.add('turnstile', double.stop);
  const isOwnSecret = secret !== undefined && (verifyUrl !== undefined || isTestSecret(secret));
  return {
    parameters: {
      TurnstileSiteKey: siteKey,
      TurnstileVerifyUrl: verifyUrl ?? double.verifyUrl,
      TurnstileScriptUrl: `${WIDGET_PATH}?render=explicit`,
    },
    secret: isOwnSecret ? secret : TEST_SECRETS.passes,
    double,
  };
}
