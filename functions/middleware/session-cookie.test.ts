import { SessionId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { httpEvent } from '../testing/http-events.ts';
import { readSession, sessionCookie } from './session-cookie.ts';

const NOW = new Date('2099-11-22T09:00:00.000Z');
const sid = SessionId.parse('ses_03q9gb7pm00000000000000001');
const session = { sessionId: sid, verifiedUntil: null };
const keys = [{ kid: 'k1', secret: 'a'.repeat(40) }];
const local = { keys, secure: false };
const cloud = { keys, secure: true };

const pairOf = (cookie: string) => cookie.split(';')[0] ?? '';
const read = (cookie: string | undefined, settings = local, now = NOW) =>
  readSession(settings, httpEvent({ headers: cookie === undefined ? {} : { Cookie: cookie } }), now);

describe('the session cookie', () => {
  it('is closed to scripts and other sites, and lasts half a year', () => {
    const attributes = sessionCookie(local, session, NOW).split('; ').slice(1);
    expect(attributes).toEqual(['Max-Age=15552000', 'Path=/', 'HttpOnly', 'SameSite=Lax']);
  });

  it('is bound to https and to this very host in the cloud', () => {
    const cookie = sessionCookie(cloud, session, NOW);
    expect(cookie).toMatch(/^__Host-adf_session=v1\./);
    expect(cookie).toMatch(/; Secure$/);
    expect(cookie).not.toMatch(/Domain/i);
  });

  it('brings its session back, beside other cookies and after broken ones of the same name', () => {
    const pair = pairOf(sessionCookie(local, session, NOW));
    expect(read(pair)).toEqual(session);
    expect(read(`theme=dark; ${pair}; x=1`)).toEqual(session);
    expect(read(`adf_session=v1.k1.e30.x;adf_session=;${pair}`)).toEqual(session);
  });

  it('proves nothing when it is missing, forged, of another name, or run out', () => {
    const pair = pairOf(sessionCookie(local, session, NOW));
    expect(read(undefined)).toBeNull();
    expect(read(`${pair.slice(0, -3)}AAA`)).toBeNull();
    expect(read(`x${pair}`)).toBeNull();
    expect(read(pair, cloud)).toBeNull();
    expect(read(pair, local, new Date('2100-06-01T00:00:00.000Z'))).toBeNull();
    expect(read(pair, { ...local, keys: [{ kid: 'k1', secret: 'b'.repeat(40) }] })).toBeNull();
  });
});

describe('a verified session', () => {
  const until = '2099-11-22T21:00:00.000Z';
  const pair = pairOf(sessionCookie(local, { sessionId: sid, verifiedUntil: until }, NOW));

  it('stays the same session, and is verified until its time is over', () => {
    expect(read(pair)).toEqual({ sessionId: sid, verifiedUntil: until });
    expect(read(pair, local, new Date('2099-11-22T20:59:59.999Z'))?.verifiedUntil).toBe(until);
    expect(read(pair, local, new Date(until))).toEqual(session);
  });

  it('cannot be made without our key, cut short, or got by moving its claims into another cookie', () => {
    const plain = pairOf(sessionCookie(local, session, NOW)).split('.');
    const [version, kid, claims, mac = ''] = pair.split('.');
    const foreign = { ...local, keys: [{ kid: 'k1', secret: 'b'.repeat(40) }] };
    const forged = [
      pairOf(sessionCookie(foreign, { sessionId: sid, verifiedUntil: until }, NOW)),
      pair.slice(0, -1),
      [version, kid, claims, plain[3]].join('.'),
      [version, kid, plain[2], mac].join('.'),
      [version, 'k2', claims, mac].join('.'),
    ];
    for (const cookie of forged) expect(read(cookie)).toBeNull();
  });
});
