import { describe, expect, it } from 'vitest';
import { ANSWER_KEPT_MS, type AnswerClaim, type AnswerStore, CLAIM_HELD_MS } from '../answers/index.ts';

const NOW = new Date('2099-11-22T09:00:00.000Z');
const ANSWER = { status: 201, headers: { 'content-type': 'application/json' }, body: '{"emoji":"🦦"}' };

/** What a store of answers promises, whatever it keeps them in. */
export function describeAnswerStore(name: string, makeStore: () => AnswerStore): void {
  let count = 0;
  const claimOf = (more: Partial<AnswerClaim> = {}): AnswerClaim => {
    count += 1;
    return { owner: 'session:ses_1', key: `key-${name}-${count}`, bodyHash: 'hash', claimant: `request-${count}`, ...more };
  };
  const anotherOf = (claim: AnswerClaim): AnswerClaim => ({ ...claimOf(), ...claim, claimant: `${claim.claimant}-other` });
  const passed = (ms: number) => new Date(NOW.getTime() + ms);

  describe(`${name}: answers`, () => {
    it('are claimed by one of many', async () => {
      const claim = claimOf();
      const claims = Array.from({ length: 6 }, (_, index) => ({ ...claim, claimant: `twin-${index}` }));
      const told = await Promise.all(claims.map((each) => makeStore().claim(each, NOW)));
      expect(told.map(({ outcome }) => outcome).sort()).toEqual([...Array(5).fill('in_progress'), 'mine']);
    });

    it('are given again for a day, to the same request alone', async () => {
      const store = makeStore();
      const claim = claimOf();
      expect(await store.claim(claim, NOW)).toEqual({ outcome: 'mine' });
      await store.keep(claim, ANSWER, NOW);
      expect(await store.claim(anotherOf(claim), passed(ANSWER_KEPT_MS - 1000))).toEqual({ outcome: 'answered', answer: ANSWER });
      expect(await store.claim({ ...anotherOf(claim), bodyHash: 'other' }, NOW)).toEqual({ outcome: 'mismatch' });
      expect(await store.claim({ ...anotherOf(claim), owner: 'session:ses_2' }, NOW)).toEqual({ outcome: 'mine' });
      expect(await store.claim({ ...anotherOf(claim), bodyHash: 'other' }, passed(ANSWER_KEPT_MS))).toEqual({ outcome: 'mine' });
    });

    it('can be claimed again after they were given up', async () => {
      const store = makeStore();
      const claim = claimOf();
      await store.claim(claim, NOW);
      await store.forget(claim);
      expect(await store.claim({ ...anotherOf(claim), bodyHash: 'other' }, NOW)).toEqual({ outcome: 'mine' });
    });

    it('are taken over from who is gone, who then changes nothing', async () => {
      const store = makeStore();
      const [gone, next] = [claimOf(), claimOf()];
      const over = { ...gone, claimant: next.claimant };
      await store.claim(gone, NOW);
      expect(await store.claim(over, passed(CLAIM_HELD_MS - 1000))).toEqual({ outcome: 'in_progress' });
      expect(await store.claim({ ...over, bodyHash: 'other' }, passed(CLAIM_HELD_MS))).toEqual({ outcome: 'mismatch' });
      expect(await store.claim(over, passed(CLAIM_HELD_MS))).toEqual({ outcome: 'mine' });
      await store.keep(gone, { ...ANSWER, body: 'late' }, passed(CLAIM_HELD_MS));
      await store.forget(gone);
      await store.keep(over, ANSWER, passed(CLAIM_HELD_MS));
      expect(await store.claim(anotherOf(gone), passed(CLAIM_HELD_MS))).toEqual({ outcome: 'answered', answer: ANSWER });
    });

    it('know a claim that is made twice because its own answer got lost', async () => {
      const store = makeStore();
      const claim = claimOf();
      await store.claim(claim, NOW);
      expect(await store.claim(claim, NOW)).toEqual({ outcome: 'mine' });
    });
  });
}
