import { describe, expect, it } from 'vitest';
import type { Caller } from '../accounts/index.ts';
import { parsePolicy } from '../admission/index.ts';
import { NETWORK, setUpAdmission } from '../testing/index.ts';
import { quoteRun } from './quote-run.ts';
import { requestRun } from './request-run.ts';

function setUp(policy: object = {}) {
  const world = setUpAdmission(policy);
  const caller: Caller = { kind: 'anonymous', sessionId: world.ids.session(), network: NETWORK, verifiedUntil: null };
  const asking = (body: object) => ({ deps: world.deps, input: { caller, body, noteLimits: () => undefined } });
  const quote = (topic?: string) => quoteRun(asking(topic === undefined ? {} : { topic }));
  const ask = (topic?: string, idempotencyKey?: string) => {
    const { deps, input } = asking(topic === undefined ? {} : { topic });
    return requestRun({ deps, input: { ...input, idempotencyKey } });
  };
  return { ...world, quote, ask };
}

const DENIED = { code: 'topic_denied', particulars: { errors: [{ location: '/topic' }] } };

describe('a topic on the deny list', () => {
  it('is refused, and nothing is taken, stored or queued', async () => {
    const { quote, ask, state, queue } = setUp({ topics: { deny: ['Nerve Agents'] } });
    for (const topic of ['nerve agents', 'how NERVE-AGENTS work']) {
      await expect(ask(topic)).rejects.toMatchObject(DENIED);
      await expect(quote(topic)).rejects.toMatchObject(DENIED);
    }
    expect([state.runs.size, state.book.counters.size, queue.sent]).toEqual([0, 0, []]);
  });

  it('denies no other topic, and not to have one', async () => {
    const { ask, quote } = setUp({ topics: { deny: ['nerve agents'] } });
    expect((await ask('nerves')).run.status).toBe('pending');
    expect((await ask()).run.status).toBe('pending');
    expect(await quote('agents')).toMatchObject({ model: 'acme/small' });
  });

  it('is denied from the moment on that the operator says so; what was accepted before is still told', async () => {
    const { ask, world, state } = setUp();
    const { run } = await ask('nerve agents', 'once');
    if (!world.controls) throw new Error('no controls');
    world.controls = { ...world.controls, policy: parsePolicy('{"topics":{"deny":["nerve agents"]}}') };
    await expect(ask('nerve agents')).rejects.toMatchObject(DENIED);
    expect(await ask('nerve agents', 'once')).toMatchObject({ isReplay: true, run: { id: run.id } });
    expect(state.runs.size).toBe(1);
  });
});

describe('the list of denied topics', () => {
  const location = (deny: unknown) => {
    try {
      return parsePolicy(JSON.stringify({ topics: { deny } })).topics.deny.length;
    } catch (error) {
      return (error as { particulars: { errors: { location: string }[] } }).particulars.errors[0]?.location;
    }
  };

  it('is empty by default, and has at most 200 phrases of at least a word', () => {
    expect(parsePolicy('{}').topics.deny).toEqual([]);
    expect(location(Array.from({ length: 200 }, (_, nth) => `topic ${nth}`))).toBe(200);
    expect(location(Array.from({ length: 201 }, (_, nth) => `topic ${nth}`))).toBe('/topics/deny');
    for (const phrase of ['', '  ', '!?', 'x'.repeat(201), 7]) expect(location(['war', phrase])).toBe('/topics/deny/1');
    expect(location('war')).toBe('/topics/deny');
  });
});
