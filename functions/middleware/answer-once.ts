import { type AnswerClaim, type AnswerStore, AppError, type Caller, hashOf, type Owner, ownerOf } from '@factoids/core';
import type { Logger } from '@factoids/telemetry';
import type { Exchange, HttpEvent, HttpResponse } from './http-exchange.ts';
import { idempotencyKeyOf } from './idempotency-key.ts';
import type { ParsedRequest } from './parse-request.ts';

interface Asked {
  readonly exchange: Exchange;
  readonly event: HttpEvent;
  readonly parsed: ParsedRequest;
  readonly log: Logger;
}

interface Deps {
  readonly clock: { now(): Date };
  readonly answers?: AnswerStore | undefined;
}

/**
 * With an `Idempotency-Key` a request is answered once: the same one again gets the same answer, for a day. An error is not kept, so
 * that trying again may succeed; a claim whose function died is taken over, so what it did may then be done again.
 * @throws AppError `idempotency_mismatch` for another request with the key, `request_in_progress` while the first is being answered
 */
export async function answerOnce(deps: Deps, asked: Asked, answer: () => Promise<HttpResponse>): Promise<HttpResponse> {
  const claim = claimOf(asked);
  const { answers, clock } = deps;
  if (!claim || !answers) return answer();
  const claimed = await answers.claim(claim, clock.now());
  if (claimed.outcome === 'mismatch') throw new AppError('idempotency_mismatch');
  if (claimed.outcome === 'in_progress') throw new AppError('request_in_progress', { retryAfterSeconds: 1 });
  if (claimed.outcome === 'answered') return replayed(claimed.answer);
  try {
    const response = await answer();
    await settle(asked.log, () => keepOrForget(answers, { claim, response, now: clock.now() }));
    return response;
  } catch (error) {
    await settle(asked.log, () => answers.forget(claim));
    throw error;
  }
}

function claimOf({ exchange, event, parsed }: Asked): AnswerClaim | null {
  const { mounted, principal, caller, requestId } = exchange;
  if (mounted.route.idempotent !== true) return null;
  const key = idempotencyKeyOf(event);
  const who = principal ? { owner: ownerOf(principal), proof: null } : caller && callerOf(caller);
  if (key === undefined || !who) return null;
  const bodyHash = hashOf([mounted.id, parsed.params, parsed.query, parsed.body, who.proof]);
  return { owner: who.owner, key, bodyHash, claimant: requestId };
}

/** A key that has not been looked up yet is part of what is asked: with another secret nobody gets the answer. */
function callerOf(caller: Caller): { readonly owner: Owner; readonly proof: string | null } | null {
  if (caller.kind === 'key') return { owner: `key:${caller.keyId}`, proof: caller.apiKey };
  return caller.kind === 'anonymous' ? { owner: `session:${caller.sessionId}`, proof: null } : null;
}

interface Given {
  readonly claim: AnswerClaim;
  readonly response: HttpResponse;
  readonly now: Date;
}

async function keepOrForget(answers: AnswerStore, { claim, response, now }: Given): Promise<void> {
  const { statusCode: status, headers, body } = response;
  if (status >= 400 || typeof body !== 'string') await answers.forget(claim);
  else await answers.keep(claim, { status, headers: { ...headers }, body }, now);
}

/** What was done is done: a store that fails now must not make an error of it. */
async function settle(log: Logger, work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) => log.error('answer not kept', {}, error));
}

function replayed({
  status,
  headers,
  body,
}: {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}): HttpResponse {
  return { statusCode: status, headers: { ...headers, 'idempotent-replayed': 'true' }, body };
}
