import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useLocalCloud } from './local-cloud.ts';
import { type Answer, problemOf, type Visitor, visitor } from './visitor.ts';

/** The first run of anybody spends more than this share of what visitors may spend. */
const policy = { challenge: { anonymous_spent: 0.000_001 }, rates: { generate: { network: null } } };
const cloud = useLocalCloud({ env: { ADMISSION_POLICY: JSON.stringify(policy) } });

const GENERATE = '/api/factoids/generate';
const CHALLENGE = '/api/session/challenge';
const HOUR_MS = 3_600_000;

/** What the widget would give the page. */
const newToken = () => `XXXX.DUMMY.TOKEN.${randomUUID()}`;

function double() {
  const { turnstile } = cloud();
  if (!turnstile) throw new Error('the double is not in use');
  return turnstile;
}

/** Has asked for limits, and so has a session. */
async function newVisitor(): Promise<Visitor> {
  const reader = visitor(cloud().url);
  expect((await reader.ask('/api/limits')).headers.getSetCookie()).toHaveLength(1);
  return reader;
}

const code = (answer: Answer) => [answer.status, problemOf(answer).code];
const limitsOf = async (reader: Visitor) => {
  const { json } = await reader.ask('/api/limits');
  const day = json.data.find((limit: { scope: string; kind: string }) => limit.scope === 'session' && limit.kind === 'day');
  return { perDay: day.limit, verifiedUntil: json.verified_until };
};
const BASE = { perDay: '20', verifiedUntil: null };

describe('a visitor who is asked for a human check', () => {
  it('is told so, passes it, and goes on with the higher limits in the same session', async () => {
    expect((await visitor(cloud().url).post(GENERATE)).status).toBe(202);
    const reader = await newVisitor();
    const refused = await reader.post(GENERATE);
    expect(code(refused)).toEqual([403, 'challenge_required']);
    expect(problemOf(refused)).toMatchObject({ retryable: false, limit: { lifted_by: ['challenge', 'key'] } });

    const { challenge } = (await reader.ask('/api/limits')).json;
    expect(challenge.site_key).toBe('1x00000000000000000000AA');
    expect((await reader.ask(challenge.script_url)).text).toContain('window.turnstile');

    const [before = ''] = reader.cookies;
    const passed = await reader.post(CHALLENGE, { token: newToken() });
    expect(passed.status).toBe(200);
    const untilMs = Date.parse(passed.json.verified_until) - Date.now();
    expect(untilMs).toBeGreaterThan(11 * HOUR_MS);
    expect(untilMs).toBeLessThanOrEqual(12 * HOUR_MS);
    expect(passed.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/);
    expect(double().verifications.at(-1)).toMatchObject({
      success: true,
      remoteIp: expect.stringMatching(/^(127\.0\.0\.1|0:.*:1)$/),
    });
    expect(sessionIdOf(reader.cookies[0])).toBe(sessionIdOf(before));
    expect(await limitsOf(reader)).toEqual({ perDay: '60', verifiedUntil: passed.json.verified_until });

    const admitted = await reader.post(GENERATE);
    expect(admitted.status).toBe(202);
    expect(admitted.headers.getSetCookie()).toEqual([]);
    expect((await reader.follow(admitted.json.stream_url)).events.at(-1)?.type).toBe('succeeded');
  });

  it('cannot use a token twice: not for another session, and not again for the same', async () => {
    const [first, second] = [await newVisitor(), await newVisitor()];
    const token = newToken();
    expect((await first.post(CHALLENGE, { token })).status).toBe(200);
    expect(code(await second.post(CHALLENGE, { token }))).toEqual([403, 'challenge_failed']);
    expect(double().verifications.at(-1)?.success).toBe(false);
    // siteverify says yes again to a retry under the same key; our own claim says no.
    expect(code(await first.post(CHALLENGE, { token }))).toEqual([403, 'challenge_failed']);
    expect(double().verifications.at(-1)?.success).toBe(true);
    expect(await limitsOf(second)).toEqual(BASE);
    expect((await limitsOf(first)).perDay).toBe('60');
  });

  it('gets one elevation for one token, however many ask at the same time', async () => {
    const reader = await newVisitor();
    const token = newToken();
    const answers = await Promise.all(Array.from({ length: 5 }, () => reader.post(CHALLENGE, { token })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403, 403]);
  });

  it('keeps the base quota and the token while siteverify is out', async () => {
    const reader = await newVisitor();
    const token = newToken();
    double().outage = true;
    try {
      const answer = await reader.post(CHALLENGE, { token });
      expect(code(answer)).toEqual([503, 'challenge_unavailable']);
      expect(answer.headers.get('retry-after')).toBe('10');
      expect(problemOf(answer).retryable).toBe(true);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(await limitsOf(reader)).toEqual(BASE);
    } finally {
      double().outage = false;
    }
    expect((await reader.post(CHALLENGE, { token })).status).toBe(200);
    expect((await limitsOf(reader)).perDay).toBe('60');
  });
});

describe('a cookie that claims a check', () => {
  it('which was never signed so is a new session without it', async () => {
    const [base, verified] = [await newVisitor(), await newVisitor()];
    await verified.post(CHALLENGE, { token: newToken() });
    const [, , baseClaims = '', baseMac] = partsOf(base);
    const [version, kid, claims, mac = ''] = partsOf(verified);
    const written = {
      ...JSON.parse(Buffer.from(baseClaims, 'base64url').toString()),
      ver: Math.floor(Date.now() / 1000) + 3_600,
    };
    const forged = [
      [version, kid, Buffer.from(JSON.stringify(written)).toString('base64url'), baseMac],
      [version, kid, claims, baseMac],
      [version, kid, claims, mac.slice(0, -1)],
      [version, 'none', claims, mac],
      [version, kid, claims],
    ];
    for (const parts of forged) {
      const impostor = visitor(cloud().url, { cookie: `adf_session=${parts.join('.')}` });
      const answer = await impostor.ask('/api/limits');
      expect(answer.headers.getSetCookie()).toHaveLength(1);
      expect(answer.json.verified_until).toBeNull();
      expect(code(await impostor.post(GENERATE))).toEqual([403, 'challenge_required']);
    }
  });
});

describe('an answer to the check that does not fit', () => {
  it('is refused before anybody is asked', async () => {
    const asked = double().verifications.length;
    for (const body of [{}, { token: '' }, { token: 'x'.repeat(2_049) }, { token: 1 }, { token: 'x', more: 1 }]) {
      expect(code(await visitor(cloud().url).post(CHALLENGE, body))).toEqual([422, 'invalid_request']);
    }
    expect(double().verifications).toHaveLength(asked);
  });

  it('is refused from another site, and not known under /v1', async () => {
    const token = newToken();
    const foreign = await visitor(cloud().url).post(CHALLENGE, { token }, { origin: 'https://evil.example' });
    expect(code(foreign)).toEqual([403, 'cross_site_request']);
    expect((await visitor(cloud().url).post('/v1/session/challenge', { token })).status).toBe(404);
  });
});

function partsOf(reader: Visitor): string[] {
  return (reader.cookies[0] ?? '').replace(/^adf_session=/, '').split('.');
}

function sessionIdOf(cookie = ''): string {
  return JSON.parse(Buffer.from(cookie.split('.')[2] ?? '', 'base64url').toString()).sid;
}
