import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { turnstileHumanCheck } from './turnstile-human-check.ts';

type Reply = { readonly status?: number; readonly body: unknown } | 'silence' | 'hang up';
const SECRET = 'secret-of-the-test';
const answered = { token: 'token-1', remoteIp: '192.0.2.7', idempotencyKey: '5f2c0c4e-0000-5000-8000-000000000001' };
const ok: Reply = { body: { success: true, 'error-codes': [], challenge_ts: '2026-11-22T09:00:00Z', hostname: 'x' } };
const no = (...codes: string[]): Reply => ({ body: { success: false, 'error-codes': codes } });

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
});

/** siteverify on this machine: gives the replies in order, the last one for ever. */
async function siteverify(...replies: Reply[]) {
  const seen: unknown[] = [];
  server = createServer(async (request, response) => {
    const reply = replies[Math.min(seen.length, replies.length - 1)] ?? 'silence';
    seen.push(await json(request));
    if (reply === 'hang up') response.destroy();
    else if (reply !== 'silence') {
      const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' }).end(text);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const verifyUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/turnstile/v0/siteverify`;
  const check = turnstileHumanCheck({ verifyUrl, secret: SECRET, timeoutMs: 150 });
  return { seen, check };
}

describe('siteverify', () => {
  it('is told the secret, the answer, where it came from and the key under which it may be asked again', async () => {
    const { seen, check } = await siteverify(ok);
    expect(await check.verify(answered)).toBe('passed');
    const { token: response, remoteIp: remoteip, idempotencyKey: idempotency_key } = answered;
    expect(seen).toEqual([{ secret: SECRET, response, remoteip, idempotency_key }]);
  });

  it('is not told an address that is not known', async () => {
    const { seen, check } = await siteverify(ok);
    await check.verify({ ...answered, remoteIp: undefined });
    expect(seen[0]).not.toHaveProperty('remoteip');
  });

  it.each([[['invalid-input-response']], [['timeout-or-duplicate']], [['missing-input-response']]])(
    'says that the answer is no good: %j, which is not asked twice',
    async (codes) => {
      const { seen, check } = await siteverify(no(...codes));
      expect(await check.verify(answered)).toBe('failed');
      expect(seen).toHaveLength(1);
    },
  );

  it.each<[string, Reply]>([
    ['an error of the service', { status: 502, body: '<html>' }],
    ['a fault inside of it', no('internal-error')],
    ['being busy', { status: 429, body: {} }],
    ['silence', 'silence'],
    ['a connection that breaks', 'hang up'],
    ['something that is no JSON', { body: '<html>' }],
    ['another shape', { body: { ok: true } }],
  ])('is asked a second time, under the same key, after %s', async (_what, reply) => {
    const { seen, check } = await siteverify(reply, ok);
    expect(await check.verify(answered)).toBe('passed');
    expect(seen).toHaveLength(2);
    expect(seen[1]).toEqual(seen[0]);
  });

  it('that stays out is an outage and no verdict, after two attempts', async () => {
    const { seen, check } = await siteverify({ status: 500, body: {} });
    const outage = { code: 'challenge_unavailable', particulars: { retryAfterSeconds: 10 } };
    await expect(check.verify(answered)).rejects.toMatchObject(outage);
    expect(seen).toHaveLength(2);
  });

  it.each([
    [['invalid-input-secret']],
    [['missing-input-secret']],
    [['bad-request']],
    [[]],
    [['invalid-input-secret', 'invalid-input-response']],
  ])('that finds fault with us is an outage, too: %j is not the visitor’s fault', async (codes) => {
    const { seen, check } = await siteverify(no(...codes));
    const error: unknown = await check.verify(answered).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'challenge_unavailable' });
    expect(seen).toHaveLength(1);
    expect(JSON.stringify(error) + String((error as Error).cause)).not.toContain(SECRET);
  });

  it('that nobody serves is an outage', async () => {
    const check = turnstileHumanCheck({ verifyUrl: 'http://127.0.0.1:1/', secret: SECRET, timeoutMs: 500 });
    await expect(check.verify(answered)).rejects.toMatchObject({ code: 'challenge_unavailable' });
  });
});
