import { TEST_SECRETS } from './test-keys.ts';

/** The parameters of a call, as they were sent. */
export interface VerifyRequest {
  readonly secret?: string | undefined;
  readonly response?: string | undefined;
  readonly remoteip?: string | undefined;
  readonly idempotency_key?: string | undefined;
}

export interface VerifyAnswer {
  readonly success: boolean;
  readonly 'error-codes': readonly string[];
  readonly challenge_ts?: string;
  readonly hostname?: string;
}

const MAX_TOKEN_CHARS = 2_048;

/**
 * Verdicts by the published test secrets. Stricter than Cloudflare with these: a token is good once, as with a secret of one's own,
 * and again only under the idempotency key that it came with.
 */
export function createSiteverify(now: () => Date): (request: VerifyRequest) => VerifyAnswer {
  const used = new Map<string, string | undefined>();

  function judge({ secret, response, idempotency_key }: VerifyRequest): readonly string[] {
    if (!secret) return ['missing-input-secret'];
    if (!Object.values(TEST_SECRETS).some((known) => known === secret)) return ['invalid-input-secret'];
    if (!response) return ['missing-input-response'];
    if (secret === TEST_SECRETS.fails || response.length > MAX_TOKEN_CHARS) return ['invalid-input-response'];
    if (secret === TEST_SECRETS.spent) return ['timeout-or-duplicate'];
    const isAgain = used.has(response) && (idempotency_key === undefined || used.get(response) !== idempotency_key);
    if (isAgain) return ['timeout-or-duplicate'];
    used.set(response, idempotency_key);
    return [];
  }

  return (request) => {
    const codes = judge(request);
    if (codes.length > 0) return { success: false, 'error-codes': codes };
    return { success: true, 'error-codes': [], challenge_ts: now().toISOString(), hostname: 'localhost' };
  };
}
