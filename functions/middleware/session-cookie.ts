import type { SessionId } from '@factoids/contracts';
import { SESSION_MAX_AGE_SECONDS, type SessionKeys, signSession, verifySession } from '@factoids/core';
import { type HttpEvent, headerOf } from './http-exchange.ts';

export interface SessionSettings {
  readonly keys: SessionKeys;
  /** In the cloud: `Secure` and the `__Host-` prefix, which browsers accept over https alone. */
  readonly secure: boolean;
}

export interface Session {
  readonly sessionId: SessionId;
  /** Until when a passed human check counts, ISO 8601; null for none, or for one that is over. */
  readonly verifiedUntil: string | null;
}

const cookieName = (secure: boolean): string => (secure ? '__Host-adf_session' : 'adf_session');

/** The session that the request's cookie proves, or null. */
export function readSession(settings: SessionSettings, event: Pick<HttpEvent, 'headers'>, now: Date): Session | null {
  const prefix = `${cookieName(settings.secure)}=`;
  const cookies = (headerOf(event, 'cookie') ?? '').split(';').map((cookie) => cookie.trim());
  for (const cookie of cookies.filter((candidate) => candidate.startsWith(prefix))) {
    const claims = verifySession(settings.keys, cookie.slice(prefix.length), now);
    if (claims) return { sessionId: claims.sid, verifiedUntil: stillVerified(claims.ver, now) };
  }
  return null;
}

/** The value of `Set-Cookie` for a session: a new one, or one that has just been verified. No other is ever replaced. */
export function sessionCookie({ keys, secure }: SessionSettings, { sessionId, verifiedUntil }: Session, now: Date): string {
  const ver = verifiedUntil === null ? {} : { ver: Math.floor(Date.parse(verifiedUntil) / 1000) };
  const token = signSession(keys, { sid: sessionId, iat: Math.floor(now.getTime() / 1000), ...ver });
  const attributes = [`Max-Age=${SESSION_MAX_AGE_SECONDS}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', ...(secure ? ['Secure'] : [])];
  return [`${cookieName(secure)}=${token}`, ...attributes].join('; ');
}

function stillVerified(ver: number | undefined, now: Date): string | null {
  return ver === undefined || ver * 1000 <= now.getTime() ? null : new Date(ver * 1000).toISOString();
}
