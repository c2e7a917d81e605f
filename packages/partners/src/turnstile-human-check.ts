import { AppError, type HumanCheck } from '@factoids/core';
import * as z from 'zod';

export interface TurnstileOptions {
  /** Of siteverify. */
  readonly verifyUrl: string;
  readonly secret: string;
  /** For each of the two attempts. */
  readonly timeoutMs: number;
}

type Answered = Parameters<HumanCheck['verify']>[0];

/** https://developers.cloudflare.com/turnstile/get-started/server-side-validation/ */
const Verdict = z.object({ success: z.boolean(), 'error-codes': z.array(z.string()).default([]) });

/** About the answer of the visitor; every other code is about us or about the service itself. */
const OF_THE_ANSWER = new Set(['missing-input-response', 'invalid-input-response', 'timeout-or-duplicate']);

const ATTEMPTS = 2;
const RETRY_AFTER_SECONDS = 10;

/** Cloudflare Turnstile. A second attempt is safe: under the same idempotency key siteverify does not take it for a second use. */
export function turnstileHumanCheck(options: TurnstileOptions): HumanCheck {
  return {
    async verify(answered) {
      let reason = '';
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const outcome = await ask(options, answered);
        if ('verdict' in outcome) return outcome.verdict;
        reason = outcome.unavailable;
        if (!outcome.isPassing) break;
      }
      throw new AppError('challenge_unavailable', {
        detail: 'The check cannot be made at the moment. Your usual quota goes on working; please try again soon.',
        retryAfterSeconds: RETRY_AFTER_SECONDS,
        cause: new Error(`siteverify: ${reason}`),
      });
    },
  };
}

type Outcome = { readonly verdict: 'passed' | 'failed' } | { readonly unavailable: string; readonly isPassing: boolean };

async function ask(options: TurnstileOptions, answered: Answered): Promise<Outcome> {
  try {
    const response = await post(options, answered);
    if (response.status >= 500 || response.status === 429) {
      await response.body?.cancel();
      return { unavailable: `status ${response.status}`, isPassing: true };
    }
    return judge(Verdict.safeParse(await response.json()).data);
  } catch (error) {
    return { unavailable: error instanceof Error ? error.name : 'no answer', isPassing: true };
  }
}

/** The signal also ends the reading of the body. */
function post({ verifyUrl, secret, timeoutMs }: TurnstileOptions, answered: Answered): Promise<Response> {
  const { token: response, remoteIp: remoteip, idempotencyKey: idempotency_key } = answered;
  return fetch(verifyUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ secret, response, remoteip, idempotency_key }),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
}

/** The codes name no secret and no token; a wrong secret of ours is an outage to the visitor, and does not pass by itself. */
function judge(answer: z.infer<typeof Verdict> | undefined): Outcome {
  if (!answer) return { unavailable: 'an answer of another shape', isPassing: true };
  if (answer.success) return { verdict: 'passed' };
  const codes = answer['error-codes'];
  if (codes.length > 0 && codes.every((code) => OF_THE_ANSWER.has(code))) return { verdict: 'failed' };
  return { unavailable: codes.join(' ') || 'no reason', isPassing: codes.includes('internal-error') };
}
