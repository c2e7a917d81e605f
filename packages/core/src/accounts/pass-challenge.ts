import { createHash } from 'node:crypto';
import type { SessionId } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import type { ChallengeStore, HumanCheck } from './human-check.ts';

interface Deps {
  readonly clock: Clock;
  /** null where no check is offered. */
  readonly humanCheck: HumanCheck | null;
  readonly challenges: ChallengeStore;
}

interface Input {
  readonly sessionId: SessionId;
  readonly token: string;
  readonly remoteIp?: string | undefined;
}

/** So long a passed check lasts: most of a day's visit, and less than a cookie that has been passed around is worth. */
const VERIFIED_SECONDS = 12 * 3_600;

/**
 * Until when a session counts as verified, once it has passed the check. A token works once, whatever the service says of a
 * second time; it is claimed after the verdict, so that an outage costs nobody theirs.
 * Throws `challenge_failed`, `challenge_unavailable` or `store_busy`.
 */
export async function passChallenge({ deps, input }: { deps: Deps; input: Input }): Promise<{ verifiedUntil: string }> {
  if (!deps.humanCheck) throw new AppError('challenge_unavailable', { detail: 'No check is offered here.' });
  const { sessionId, token, remoteIp } = input;
  const verdict = await deps.humanCheck.verify({ token, remoteIp, idempotencyKey: idempotencyKeyOf(sessionId, token) });
  if (verdict === 'failed') throw notPassed();
  const now = deps.clock.now();
  if (!(await deps.challenges.claim(sha256(token), now))) throw notPassed();
  const untilSeconds = Math.floor(now.getTime() / 1000) + VERIFIED_SECONDS;
  return { verifiedUntil: new Date(untilSeconds * 1000).toISOString() };
}

function notPassed(): AppError {
  return new AppError('challenge_failed', {
    detail: 'The check was not passed, or its answer was used before. Please do it again.',
  });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A UUID that one session always has for one token: its retry is told the same verdict, another session's is a second use. */
function idempotencyKeyOf(sessionId: SessionId, token: string): string {
  const hex = sha256(`${sessionId} ${token}`);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)];
  return parts.join('-');
}
