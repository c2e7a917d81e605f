import type { SessionId } from '@factoids/contracts';
import { SESSION_MAX_AGE_SECONDS, type SessionKeys, signSession, verifySession } from '@factoids/core';
import { type HttpEvent, headerOf } from './http-exchange.ts';

export interface SessionSettings {
  readonly keys: SessionKeys;
  /** In the cloud: `Secure` and the `__Host-` prefix, which browsers accept over https alone. */
  readonly secure: boolean;
}

const cookieName = (secure: boolean): string => (secure ? '__Host-adf_session' : 'adf_session');

/** The session that the request's cookie proves, or null. */
export function readSession(settings: SessionSettings, event: HttpEvent, now: Date): SessionId | null {
  const prefix = `${cookieName(settings.secure)}=`;
  const cookies = (headerOf(event, 'cookie') ?? '').split(';').map((cookie) => cookie.trim());
  for (const cookie of cookies.filter((candidate) => candidate.startsWith(prefix))) {
    const claims = verifySession(settings.keys, cookie.slice(prefix.length), now);
    if (claims) return claims.sid;
  }
  return null;
}

/** The value of `Set-Cookie` for a new session. */
export function sessionCookie({ keys, secure }: SessionSettings, sid: SessionId, now: Date): string {
  const token = signSession(keys, { sid, iat: Math.floor(now.getTime() / 1000) });
  const attributes = [`Max-Age=${SESSION_MAX_AGE_SECONDS}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', ...(secure ? ['Secure'] : [])];
  return [`${cookieName(secure)}=${token}`, ...attributes].join('; ');
}
