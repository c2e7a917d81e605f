import type { FeedbackBody } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../accounts/index.ts';
import { memoryOpinions } from '../testing/memory-opinions.ts';
import { codeOf, developerIn, visitorOf } from '../testing/opinion-callers.ts';
import { sampleFactoid } from '../testing/sample-factoid.ts';
import { setUpAdmission } from '../testing/set-up-admission.ts';
import { viewFeedback } from './feedback.ts';
import { giveFeedback } from './give-feedback.ts';

const { id } = sampleFactoid(1);
const OFFENSIVE: FeedbackBody = { reasons: ['offensive'] };

function setUp(policy: object = {}) {
  const world = setUpAdmission(policy);
  world.state.factoids.set(id, sampleFactoid(1));
  const { feedback } = memoryOpinions(world.state);
  const give = async (body: FeedbackBody, caller: Caller = visitorOf(1)) =>
    (await giveFeedback({ deps: { ...world.deps, feedback }, input: { caller, id, body, noteLimits: () => undefined } })).receipt;
  const all = async () => (await feedback.list({ factoidId: id, limit: 100 })).data;
  return { ...world, feedback, give, all, factoid: () => world.state.factoids.get(id) };
}

describe('feedback', () => {
  it('is kept for the operator as it was given, with a receipt; the vote in it is counted nowhere', async () => {
    const { give, all, factoid } = setUp();
    const receipt = await give({ vote: 'down', reasons: ['wrong', 'wrong'], comment: 'It is a romp.' });
    const views = (await all()).map(viewFeedback);
    expect(views).toEqual([
      {
        ...{ id: receipt.id, factoid_id: id, vote: 'down', reasons: ['wrong'], comment: 'It is a romp.', by: 'visitor' },
        created_at: receipt.created_at,
      },
    ]);
    expect(factoid()).toMatchObject({ votes: { up: 0, down: 0 }, offensiveReports: 0 });
  });

  it('is limited by its own rates, and by the deny list', async () => {
    const { give, world, state } = setUp({ rates: { feedback: { client: ['1/min'], network: ['2/h'] } } });
    await give({ reasons: ['boring'] });
    expect(await codeOf(give({ reasons: ['boring'] }))).toBe('rate_limited');
    await give({ reasons: ['boring'] }, visitorOf(2));
    expect(await codeOf(give({ reasons: ['boring'] }, visitorOf(3)))).toBe('rate_limited');
    world.denied.add('network:net_1');
    expect(await codeOf(give({ reasons: ['boring'] }))).toBe('denied');
    for (const { committed, openRuns } of state.book.counters.values()) expect([committed, openRuns]).toEqual([0, 0]);
  });

  it('about what is not there or was taken down is refused', async () => {
    const { give, state } = setUp();
    state.factoids.delete(id);
    expect(await codeOf(give(OFFENSIVE))).toBe('not_found');
    state.factoids.set(id, sampleFactoid(1, { hidden: { at: '', by: 'reports', reason: '' } }));
    expect(await codeOf(give(OFFENSIVE))).toBe('factoid_hidden');
  });
});

describe('a factoid that is found offensive', () => {
  it('is taken down by the third network, however often the first two say so, and the operator is told once', async () => {
    const { give, factoid, raised, all } = setUp();
    for (const n of [1, 2, 3, 4]) await give(OFFENSIVE, visitorOf(n, 'net_1'));
    for (const n of [5, 6]) await give(OFFENSIVE, visitorOf(n, 'net_2'));
    expect(factoid()).toMatchObject({ offensiveReports: 2, hidden: null });
    expect(raised).toEqual([]);
    await give({ reasons: ['offensive', 'wrong'], comment: 'Enough.' }, visitorOf(7, 'net_3'));
    expect(factoid()).toMatchObject({ offensiveReports: 3, hidden: { by: 'reports', reason: '3 networks found it offensive' } });
    expect(raised).toEqual([{ type: 'notice.factoid_hidden', factoid_id: id, reports: 3 }]);
    expect(await all()).toHaveLength(7);
    expect(await codeOf(give(OFFENSIVE, visitorOf(8, 'net_4')))).toBe('factoid_hidden');
  });

  it('counts a key as one reporter, and three at once as three', async () => {
    const set = setUp();
    const { give, factoid, raised, clock } = set;
    const developer = developerIn(set);
    await give(OFFENSIVE, developer);
    await clock.advance(60_000);
    await give(OFFENSIVE, developer);
    expect(factoid()?.offensiveReports).toBe(1);
    const both = Promise.all([give(OFFENSIVE, visitorOf(1, 'net_1')), give(OFFENSIVE, visitorOf(2, 'net_2'))]);
    await clock.advance(3_000);
    await both;
    expect(factoid()).toMatchObject({ offensiveReports: 3, hidden: { by: 'reports' } });
    expect(raised).toHaveLength(1);
  });
});
