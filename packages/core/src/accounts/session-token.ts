import { createHmac, timingSafeEqual } from 'node:crypto';
import { SessionId } from '@factoids/contracts';
import * as z from 'zod';

/** The first key signs; all of them verify, so that a key can be rotated out while its cookies live. */
export const SessionKeys = z.array(z.object({ kid: z.string().regex(/^[a-z0-9-]{1,32}$/i), secret: z.string().min(32) })).min(1);
export type SessionKeys = z.infer<typeof SessionKeys>;

/** Whose session it is and when it was signed; `ver`, where a human check was passed, is until when that counts. Epoch seconds. */
const Claims = z.object({ sid: SessionId, iat: z.int().min(0), ver: z.int().min(0).optional() });
export type SessionClaims = z.infer<typeof Claims>;

export const SESSION_MAX_AGE_SECONDS = 180 * 24 * 3600;
const CLOCK_SKEW_SECONDS = 300;
const TOKEN = /^v1\.([A-Za-z0-9-]{1,32})\.([A-Za-z0-9_-]{1,512})\.([A-Za-z0-9_-]{43})$/;

/** `v1.<key id>.<claims>.<HMAC-SHA256>`, base64url. */
export function signSession(keys: SessionKeys, claims: SessionClaims): string {
  const [key] = keys;
  if (!key) throw new RangeError('no session key to sign with');
  const signed = `v1.${key.kid}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${signed}.${signature(key.secret, signed)}`;
}

/** The claims of a token that we signed and that has not expired; null for any other text. */
export function verifySession(keys: SessionKeys, token: string, now: Date): SessionClaims | null {
  const match = TOKEN.exec(token);
  const [, kid, payload = '', mac = ''] = match ?? [];
  const key = keys.find((candidate) => candidate.kid === kid);
  if (!key || !isSame(mac, signature(key.secret, `v1.${kid}.${payload}`))) return null;
  const claims = Claims.safeParse(parseJson(Buffer.from(payload, 'base64url').toString('utf8')));
  if (!claims.success) return null;
  const age = Math.floor(now.getTime() / 1000) - claims.data.iat;
  return age > SESSION_MAX_AGE_SECONDS || age < -CLOCK_SKEW_SECONDS ? null : claims.data;
}

function signature(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
