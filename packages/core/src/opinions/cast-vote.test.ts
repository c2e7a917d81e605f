import type { FactoidId, Vote } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import type { LimitState } from '../admission/index.ts';
import { AppError } from '../app-error.ts';
import { rankKey } from '../factoids/index.ts';
import { memoryOpinions } from '../testing/memory-opinions.ts';
import { codeOf, developerIn, visitorOf } from '../testing/opinion-callers.ts';
import { sampleFactoid } from '../testing/sample-factoid.ts';
import { setUpAdmission } from '../testing/set-up-admission.ts';
import { castVote } from './cast-vote.ts';
import type { VoteStore } from './vote-store.ts';

const { id } = sampleFactoid(1);

function setUp(policy: object = {}, wrap: (store: VoteStore) => VoteStore = (store) => store) {
  const world = setUpAdmission(policy);
  world.state.factoids.set(id, sampleFactoid(1));
  const opinions = memoryOpinions(world.state);
  const deps = { ...world.deps, votes: wrap(opinions.votes) };
  let limits: readonly LimitState[] = [];
  const noteLimits = (noted: readonly LimitState[]) => {
    limits = noted;
  };
  const cast = async (vote: Vote, caller = visitorOf(1), factoid: FactoidId = id) =>
    (await castVote({ deps, input: { caller, id: factoid, vote, noteLimits } })).result;
  const tally = () => world.state.factoids.get(id)?.votes;
  return { ...world, ...opinions, cast, tally, limits: () => limits };
}

describe('a vote', () => {
  it('counts once, changes sides, and is taken back', async () => {
    const { cast } = setUp();
    expect(await cast('up')).toEqual({ vote: 'up', counted: true, votes: { up: 1, down: 0 } });
    expect(await cast('down')).toEqual({ vote: 'down', counted: true, votes: { up: 0, down: 1 } });
    expect(await cast('up', visitorOf(2))).toEqual({ vote: 'up', counted: true, votes: { up: 1, down: 1 } });
    expect(await cast('none')).toEqual({ vote: 'none', counted: false, votes: { up: 1, down: 0 } });
    expect(await cast('none')).toEqual({ vote: 'none', counted: false, votes: { up: 1, down: 0 } });
  });

  it('that stands already writes nothing, no rate either', async () => {
    const { cast, state, limits } = setUp();
    await cast('up');
    const before = state.book.snapshot();
    expect(await cast('up')).toEqual({ vote: 'up', counted: true, votes: { up: 1, down: 0 } });
    expect(state.book.snapshot()).toEqual(before);
    const stated = limits().map(({ scope, limit, remaining }) => `${scope.split(':')[0]} ${remaining} of ${limit}`);
    expect(stated).toEqual(['network 189 of 200', 'session 49 of 50']);
  });

  it('beyond what counts of a network is remembered, and no place that becomes free makes it count by itself', async () => {
    const { cast, tally } = setUp({ votes_per_factoid: { network: 2 } });
    for (const n of [1, 2]) expect(await cast('up', visitorOf(n))).toMatchObject({ counted: true });
    expect(await cast('up', visitorOf(3))).toEqual({ vote: 'up', counted: false, votes: { up: 2, down: 0 } });
    expect(await cast('down', visitorOf(3))).toMatchObject({ counted: false, votes: { up: 2, down: 0 } });
    expect(await cast('up', visitorOf(4, 'net_2'))).toMatchObject({ counted: true });
    await cast('none', visitorOf(1));
    expect(await cast('down', visitorOf(3))).toMatchObject({ counted: false });
    expect(tally()).toEqual({ up: 2, down: 0 });
    await cast('none', visitorOf(3));
    expect(await cast('down', visitorOf(3))).toMatchObject({ counted: true, votes: { up: 2, down: 1 } });
  });

  it('frees the place where it was counted, although it is taken back from elsewhere', async () => {
    const { cast, places } = setUp();
    await cast('up', visitorOf(1, 'net_1'));
    await cast('none', visitorOf(1, 'net_2'));
    expect([...places]).toEqual([[`${id} net_1`, 0]]);
  });

  it('has no cap with a key, nor where the policy has none, and leaves no number then', async () => {
    const { cast, places } = setUp({ votes_per_factoid: { network: null } });
    for (let n = 1; n <= 6; n += 1) expect(await cast('up', visitorOf(n))).toMatchObject({ counted: true });
    const keyed = setUp({ votes_per_factoid: { network: 1 } });
    expect(await keyed.cast('down', developerIn(keyed))).toMatchObject({ counted: true });
    expect([...places, ...keyed.places]).toEqual([]);
  });

  it('is refused for what is not there or was taken down, and leaves no trace', async () => {
    const { cast, state } = setUp();
    expect(await codeOf(cast('up', visitorOf(1), sampleFactoid(2).id))).toBe('not_found');
    state.factoids.set(id, sampleFactoid(1, { hidden: { at: '', by: 'operator', reason: '' } }));
    expect(await codeOf(cast('up'))).toBe('factoid_hidden');
    expect(state.book.counters.size).toBe(0);
  });
});

describe('votes are limited', () => {
  it('by their own rates: the client’s and the network’s', async () => {
    const { cast } = setUp({ rates: { vote: { client: ['2/min'], network: ['3/h'] } } });
    for (const vote of ['up', 'down'] as const) await cast(vote);
    expect(await codeOf(cast('up'))).toBe('rate_limited');
    await cast('up', visitorOf(2));
    await expect(cast('up', visitorOf(3))).rejects.toMatchObject({
      code: 'rate_limited',
      particulars: { limit: { scope: 'network', lifted_by: ['wait', 'key'] } },
    });
  });

  it('take neither money nor a slot, and lifted rates write no counter at all', async () => {
    const { cast, state } = setUp();
    await cast('up');
    for (const { committed, openRuns, counts } of state.book.counters.values()) {
      expect({ committed, openRuns, counts }).toEqual({ committed: 0, openRuns: 0, counts: { vote: 1 } });
    }
    const lifted = setUp({ rates: { vote: { client: null, network: null } } });
    await lifted.cast('up');
    expect(lifted.state.book.counters.size).toBe(0);
  });

  it('by the deny list, and not by kill switches', async () => {
    const { cast, world, deps } = setUp();
    await cast('up');
    if (!world.controls) throw new Error('no controls');
    world.controls = { ...world.controls, kills: [{ target: 'all', at: deps.clock.now().toISOString() }] };
    expect(await codeOf(cast('down'))).toBe('done');
    world.denied.add('network:net_1');
    expect(await codeOf(cast('up'))).toBe('denied');
  });
});

describe('the place of a factoid', () => {
  it.each([
    ['the first goes on first', [0, 1]],
    ['the second goes on first', [1, 0]],
  ] as const)('is that of its tally, although two votes came between each other: %s', async (_name, order) => {
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let written = 0;
    /** Neither goes on to place it before both have changed the tally, each having read it without the other. */
    const { cast, ranks, tally } = setUp({}, (store) => ({
      ...store,
      async write(change) {
        const isWritten = await store.write(change);
        const nth = written;
        written += 1;
        if (written === 2) gates[order[0]]?.resolve();
        await gates[nth]?.promise;
        return isWritten;
      },
      async rank(factoid, votes) {
        const standing = await store.rank(factoid, votes);
        gates[order[1]]?.resolve();
        return standing;
      },
    }));
    await Promise.all([cast('up', visitorOf(1, 'net_1')), cast('up', visitorOf(2, 'net_2'))]);
    expect(tally()).toEqual({ up: 2, down: 0 });
    expect(rankKey({ id, votes: ranks.get(id) ?? { up: 0, down: 0 } })).toBe(rankKey({ id, votes: { up: 2, down: 0 } }));
  });

  it('may be behind when the store fails after the vote, and the next vote puts it right', async () => {
    let isDown = true;
    const { cast, ranks } = setUp({}, (store) => ({
      ...store,
      rank: (factoid, votes) => (isDown ? Promise.reject(new AppError('store_busy')) : store.rank(factoid, votes)),
    }));
    expect(await cast('up')).toEqual({ vote: 'up', counted: true, votes: { up: 1, down: 0 } });
    expect(ranks.get(id)).toBeUndefined();
    isDown = false;
    await cast('up', visitorOf(2));
    expect(ranks.get(id)).toEqual({ up: 2, down: 0 });
  });
});
