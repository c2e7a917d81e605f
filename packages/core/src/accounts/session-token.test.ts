import { SessionId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { SESSION_MAX_AGE_SECONDS, signSession, verifySession } from './session-token.ts';

const OLD = { kid: 'k1', secret: 'a'.repeat(40) };
const NEW = { kid: 'k2', secret: 'b'.repeat(40) };
const NOW = new Date('2099-11-22T09:00:00.000Z');
const claims = { sid: SessionId.parse('ses_03q9gb7pm00000000000000000'), iat: NOW.getTime() / 1000 };

describe('session token', () => {
  const token = signSession([OLD], claims);

  it('is verified by the key that signed it, also after a new key signs', () => {
    expect(verifySession([NEW, OLD], token, NOW)).toEqual(claims);
  });

  it('is refused once its key is gone', () => expect(verifySession([NEW], token, NOW)).toBeNull());

  it('is refused when any character is changed or missing', () => {
    for (let index = 0; index < token.length; index += 1) {
      const other = token[index] === 'A' ? 'B' : 'A';
      const forged = token.slice(0, index) + other + token.slice(index + 1);
      // The last base64url digit of 32 bytes has two bits that mean nothing; the text is still compared whole.
      expect(verifySession([OLD], forged, NOW)).toBeNull();
      expect(verifySession([OLD], token.slice(0, index), NOW)).toBeNull();
    }
  });

  it('carries until when a human check counts, and nobody can write that in', () => {
    const ver = claims.iat + 3_600;
    const elevated = signSession([OLD], { ...claims, ver });
    expect(verifySession([OLD], elevated, NOW)).toEqual({ ...claims, ver });
    const [version, kid, , mac] = token.split('.');
    const payload = Buffer.from(JSON.stringify({ ...claims, ver })).toString('base64url');
    expect(verifySession([OLD], [version, kid, payload, mac].join('.'), NOW)).toBeNull();
  });

  it('ends with its time, and is not accepted from the future', () => {
    const later = new Date(NOW.getTime() + (SESSION_MAX_AGE_SECONDS + 1) * 1000);
    expect(verifySession([OLD], token, later)).toBeNull();
    expect(verifySession([OLD], token, new Date(NOW.getTime() - 3_600_000))).toBeNull();
  });
});
