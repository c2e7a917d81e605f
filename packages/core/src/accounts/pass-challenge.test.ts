import { SessionId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { AppError } from '../app-error.ts';
import { manualClock } from '../testing/index.ts';
import type { HumanCheck } from './human-check.ts';
import { passChallenge } from './pass-challenge.ts';

const sessionId = SessionId.parse('ses_03q9gb7pm00000000000000001');
const other = SessionId.parse('ses_03q9gb7pm00000000000000002');

function setUp(verify: HumanCheck['verify'] = async () => 'passed') {
  const asked: Parameters<HumanCheck['verify']>[0][] = [];
  const claimed = new Set<string>();
  const clock = manualClock('2099-11-22T09:00:00.700Z');
  const deps = {
    clock,
    humanCheck: {
      verify: async (answered: (typeof asked)[number]) => {
        asked.push(answered);
        return verify(answered);
      },
    },
    challenges: {
      claim: async (hash: string) => {
        const isFirst = !claimed.has(hash);
        claimed.add(hash);
        return isFirst;
      },
    },
  };
  const pass = (token = 'token-1', session = sessionId) => passChallenge({ deps, input: { sessionId: session, token } });
  return { deps, asked, claimed, pass };
}

const refused = (code: string) => expect.objectContaining({ code });

describe('a human check', () => {
  it('counts for twelve hours, to the second', async () => {
    expect(await setUp().pass()).toEqual({ verifiedUntil: '2099-11-22T21:00:00.000Z' });
  });

  it('takes a token once, also when the service would take it again, and also from two requests at a time', async () => {
    const { pass } = setUp();
    const both = await Promise.allSettled([pass(), pass()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(pass('token-1', other)).rejects.toEqual(refused('challenge_failed'));
    await expect(pass('token-2')).resolves.toBeDefined();
  });

  it('keeps no token, only what it hashes to', async () => {
    const { pass, claimed } = setUp();
    await pass();
    expect([...claimed]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  it('that was not passed claims nothing and verifies nobody', async () => {
    const { pass, claimed } = setUp(async () => 'failed');
    await expect(pass()).rejects.toEqual(refused('challenge_failed'));
    expect(claimed.size).toBe(0);
  });

  it('costs nobody their token while the service is out, or while our own store is', async () => {
    let isOut = true;
    const { deps, pass } = setUp(async () => {
      if (isOut) throw new AppError('challenge_unavailable');
      return 'passed';
    });
    await expect(pass()).rejects.toEqual(refused('challenge_unavailable'));
    isOut = false;
    const claim = deps.challenges.claim;
    deps.challenges.claim = () => Promise.reject(new AppError('store_busy'));
    await expect(pass()).rejects.toEqual(refused('store_busy'));
    deps.challenges.claim = claim;
    await expect(pass()).resolves.toBeDefined();
  });

  it('is asked again under the same key by the same session, and under another by anybody else', async () => {
    const { pass, asked } = setUp(async () => 'failed');
    await Promise.allSettled([pass(), pass(), pass('token-1', other), pass('token-2')]);
    const [first, again, ofOther, ofNext] = asked.map(({ idempotencyKey }) => idempotencyKey);
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(again).toBe(first);
    expect(new Set([first, ofOther, ofNext]).size).toBe(3);
  });

  it('is unavailable where none is offered', async () => {
    const { deps } = setUp();
    const attempt = passChallenge({ deps: { ...deps, humanCheck: null }, input: { sessionId, token: 'x' } });
    await expect(attempt).rejects.toEqual(refused('challenge_unavailable'));
  });
});
