import { setTimeout as sleepFor } from 'node:timers/promises';
import { FeedbackId, SessionId, ZERO_USD } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { type AdmissionStore, counterId, type Taking } from '../admission/index.ts';
import { type FactoidRecord, rankKey } from '../factoids/index.ts';
import {
  castVote,
  type FeedbackRecord,
  type FeedbackStore,
  type OffensiveReport,
  type StandingVote,
  type VoteChange,
  type VoteStore,
} from '../opinions/index.ts';
import { sampleFactoid } from './sample-factoid.ts';
import { SAMPLED_AT, sampleRunId } from './sample-run.ts';

export interface OpinionStores {
  readonly votes: VoteStore;
  readonly feedback: FeedbackStore;
  readonly admissions: AdmissionStore;
  /** The policy under which admissions are made, where none is in force. */
  readonly seed: string;
  publish(record: FactoidRecord): Promise<void>;
  find(id: FactoidRecord['id']): Promise<FactoidRecord | null>;
  /** By which key it stands among the best; null for one that stands nowhere. */
  rankOf(id: FactoidRecord['id']): Promise<string | null>;
}

const NOW = SAMPLED_AT;
const NETWORK = 'net_1';

/** What the stores of votes and feedback promise, whatever they keep them in. */
export function describeOpinions(name: string, makeStores: () => OpinionStores): void {
  let count = 7_000;
  const next = () => {
    count += 1;
    return count;
  };
  const publish = async (overrides: Partial<FactoidRecord> = {}): Promise<FactoidRecord['id']> => {
    const record = sampleFactoid(next(), overrides);
    await makeStores().publish(record);
    return record.id;
  };
  const newOwner = () => `session:${sampleRunId(next()).replace('run', 'ses')}` as const;
  const up: StandingVote = { side: 'up', counted: true, network: NETWORK };
  const first = (id: FactoidRecord['id'], more: Partial<VoteChange> = {}): VoteChange => ({
    ...{ id, owner: newOwner(), before: null, after: up, tally: { up: 1, down: 0 }, frees: null, takings: [], at: NOW },
    takes: { network: NETWORK, takenAtMost: 4 },
    ...more,
  });
  const read = ({ id, owner }: VoteChange) => makeStores().votes.read({ id, owner, network: NETWORK });
  const rateOf = (owner: VoteChange['owner'], atMost = 0): Taking => ({
    key: { scope: owner, window: '2099-11-22', shard: 0 } as Taking['key'],
    amount: ZERO_USD,
    committedAtMost: null,
    run: { slots: 0, openAtMost: null, counts: [{ action: 'vote', atMost }], buckets: [] },
  });

  describe(`${name}: votes`, () => {
    it('are written with the tally, the place of their network and the rate, and read in one', async () => {
      const change = first(await publish());
      const taking = rateOf(change.owner);
      expect(await read(change)).toMatchObject({ vote: null, fromNetwork: 0, factoid: { votes: { up: 0, down: 0 } } });
      expect(await makeStores().votes.write({ ...change, takings: [taking] })).toBe(true);
      expect(await read(change)).toMatchObject({ vote: up, fromNetwork: 1, factoid: { votes: { up: 1, down: 0 } } });
      const query = { counters: [taking.key], keyId: null, parties: [], idempotency: null, now: NOW };
      const counter = (await makeStores().admissions.read(query)).counters.get(counterId(taking.key));
      expect(counter).toMatchObject({ counts: { vote: 1 }, committed: 0, openRuns: 0 });
    });

    it('change sides and are taken back, and free the place that they had', async () => {
      const change = first(await publish());
      const { votes } = makeStores();
      await votes.write(change);
      const down = { ...up, side: 'down' } as const;
      const turned = { ...change, before: up, after: down, tally: { up: -1, down: 1 }, takes: null };
      expect(await votes.write(turned)).toBe(true);
      expect(await read(change)).toMatchObject({ vote: down, fromNetwork: 1, factoid: { votes: { up: 0, down: 1 } } });
      const taken = { ...change, before: down, after: null, tally: { up: 0, down: -1 }, takes: null, frees: NETWORK };
      expect(await votes.write(taken)).toBe(true);
      expect(await read(change)).toMatchObject({ vote: null, fromNetwork: 0, factoid: { votes: { up: 0, down: 0 } } });
      expect(await votes.read({ ...change, network: null })).toMatchObject({ fromNetwork: 0 });
    });

    it('are not written when the vote, the place or the rate is not as it was read, and leave nothing behind', async () => {
      const change = first(await publish());
      const { votes } = makeStores();
      await votes.write(change);
      const other = newOwner();
      const refused: VoteChange[] = [
        change,
        { ...change, before: { ...up, side: 'down' } },
        { ...change, before: { ...up, network: null } },
        { ...change, before: { ...up, counted: false } },
        first(change.id, { owner: other, takes: { network: NETWORK, takenAtMost: 0 } }),
        first(change.id, { owner: other, takings: [rateOf(other, -1)] }),
      ];
      for (const each of refused)
        expect(await votes.write({ ...each, takings: [rateOf(each.owner), ...each.takings].slice(-1) })).toBe(false);
      expect(await read({ ...change, owner: other })).toMatchObject({
        vote: null,
        fromNetwork: 1,
        factoid: { votes: { up: 1 } },
      });
    });

    it('share the last place of a network out to one of many', async () => {
      const id = await publish();
      const changes = Array.from({ length: 6 }, () => first(id, { takes: { network: NETWORK, takenAtMost: 1 } }));
      const answers = await Promise.all(changes.map((change) => makeStores().votes.write(change)));
      expect(answers.filter(Boolean)).toHaveLength(2);
      expect((await makeStores().find(id))?.votes).toEqual({ up: 2, down: 0 });
    });

    it('are not counted for what is hidden or does not exist', async () => {
      const hidden = { at: NOW, by: 'operator', reason: 'spam' } as const;
      const { votes } = makeStores();
      expect(await votes.write(first(await publish({ hidden })))).toBe(false);
      expect(await votes.write(first(sampleFactoid(next()).id))).toBe(false);
    });

    it('place a factoid by its own tally alone, and tell what it is', async () => {
      const change = first(await publish());
      const { votes, rankOf } = makeStores();
      await votes.write(change);
      expect(await votes.rank(change.id, { up: 2, down: 0 })).toEqual({ up: 1, down: 0 });
      expect(await rankOf(change.id)).toBe(rankKey({ id: change.id, votes: { up: 0, down: 0 } }));
      expect(await votes.rank(change.id, { up: 1, down: 0 })).toEqual({ up: 1, down: 0 });
      expect(await rankOf(change.id)).toBe(rankKey({ id: change.id, votes: { up: 1, down: 0 } }));
      const hidden = { at: NOW, by: 'operator', reason: 'spam' } as const;
      expect(await votes.rank(await publish({ hidden }), { up: 0, down: 0 })).toBeNull();
    });

    it('of many at once all count, once each, and the place ends where the tally does', { timeout: 30_000 }, async () => {
      const id = await publish();
      const { votes, admissions, seed, find, rankOf } = makeStores();
      const clock = { now: () => new Date(), sleep: (ms: number) => sleepFor(ms) };
      const deps = { clock, votes, admissions, seed, pepper: 'pepper', random: Math.random };
      const people = Array.from({ length: 48 }, () => SessionId.parse(sampleRunId(next()).replace('run', 'ses')));
      const lane = async (sessionId: SessionId, nth: number) => {
        const caller = { kind: 'anonymous', sessionId, network: `net_of_${nth}`, verifiedUntil: null } as const;
        const cast = (vote: 'up' | 'down') => castVote({ deps, input: { caller, id, vote, noteLimits: () => undefined } });
        await cast('up');
        if (nth % 4 === 0) await cast('down');
      };
      await Promise.all(people.map(lane));
      const tally = { up: 36, down: 12 };
      expect((await find(id))?.votes).toEqual(tally);
      expect(await rankOf(id)).toBe(rankKey({ id, votes: tally }));
    });
  });

  describe(`${name}: feedback`, () => {
    const record = (factoidId: FactoidRecord['id'], more: Partial<FeedbackRecord> = {}): FeedbackRecord => ({
      id: FeedbackId.parse(sampleRunId(next()).replace('run', 'fbk')),
      ...{ factoidId, owner: newOwner(), vote: null, reasons: [], comment: null, createdAt: NOW },
      ...more,
    });
    const report = (factoidId: FactoidRecord['id'], how: Partial<OffensiveReport> = {}) =>
      makeStores().feedback.write({
        record: record(factoidId, { reasons: ['offensive'] }),
        report: { by: NETWORK, before: 0, hides: null, ...how },
        takings: [],
      });

    it('is kept as it was given, and read newest first, page by page, of one factoid or of all', async () => {
      const [id, other] = [await publish(), await publish()];
      const full = record(id, { vote: 'down', reasons: ['wrong', 'bad_source'], comment: 'Two\nlines.' });
      const given = [full, record(other), record(id, { owner: 'key:key_1' })];
      const { feedback } = makeStores();
      for (const each of given) expect(await feedback.write({ record: each, report: null, takings: [] })).toBe(true);
      const newestFirst = given.toReversed();
      const page = await feedback.list({ factoidId: null, limit: 2 });
      expect(page).toMatchObject({ data: newestFirst.slice(0, 2), has_more: true });
      const rest = await feedback.list({ factoidId: null, limit: 1, cursor: page.next_cursor ?? '' });
      expect(rest.data).toEqual([full]);
      const own = await feedback.list({ factoidId: id, limit: 1 });
      expect(own).toMatchObject({ data: [given[2]], has_more: true });
      const last = await feedback.list({ factoidId: id, limit: 1, cursor: own.next_cursor ?? '' });
      expect(last).toEqual({ data: [full], has_more: false, next_cursor: null });
    });

    it('counts a report once per reporter, and only as it was decided', async () => {
      const id = await publish();
      const { feedback } = makeStores();
      expect(await feedback.read(id, NETWORK)).toMatchObject({ hasReported: false, factoid: { offensiveReports: 0 } });
      expect(await report(id)).toBe(true);
      expect(await feedback.read(id, NETWORK)).toMatchObject({ hasReported: true, factoid: { offensiveReports: 1 } });
      expect(await feedback.read(id, null)).toMatchObject({ hasReported: false });
      expect(await report(id, { before: 1 })).toBe(false);
      expect(await report(id, { by: 'net_2', before: 0 })).toBe(false);
      expect(await report(id, { by: 'net_2', before: 1 })).toBe(true);
      expect((await feedback.list({ factoidId: id, limit: 10 })).data).toHaveLength(2);
    });

    it('takes the factoid down with the report that is one too many', async () => {
      const id = await publish();
      const { find, rankOf, feedback } = makeStores();
      await report(id);
      expect(await report(id, { by: 'key:key_1', before: 1, hides: { reason: '2 networks' } })).toBe(true);
      const hidden = { at: NOW, by: 'reports', reason: '2 networks' };
      expect(await find(id)).toMatchObject({ offensiveReports: 2, hidden });
      expect(await rankOf(id)).toBeNull();
      expect(await report(id, { by: 'net_3', before: 2, hides: { reason: '3 networks' } })).toBe(false);
      expect(await feedback.read(id, 'key:key_1')).toMatchObject({ hasReported: true, factoid: { hidden } });
    });
  });
}
