import type { Verdict } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import type { VerdictStore } from '../chat/index.ts';
import type { FactoidRecord, FactoidStore } from '../factoids/index.ts';
import { sampleFactoid } from './sample-factoid.ts';

interface VerdictStoreUnderTest {
  readonly verdicts: VerdictStore;
  readonly factoids: Pick<FactoidStore, 'find'>;
  readonly publish: (record: FactoidRecord) => Promise<void>;
}

const verdict = (checked_at: string, value: Verdict['value'] = 'supported'): Verdict => ({
  ...{ value, because: 'Two sources say so.', model: 'acme/small', checked_at },
  sources: [{ title: 'Otters', url: 'https://example.org/otters' }],
});
const NINE = verdict('2099-11-22T09:00:00.000Z');
const TEN = verdict('2099-11-22T10:00:00.000Z', 'contradicted');
const unclearAt = (hour: string) => verdict(`2099-11-22T${hour}:00:00.000Z`, 'unclear');

/** A factoid that no other test has. */
const someFactoid = (overrides: Partial<FactoidRecord> = {}) => sampleFactoid(Math.floor(Math.random() * 1e12), overrides);

/** Held to by every store of verdicts. */
export function describeVerdictStore(name: string, open: () => VerdictStoreUnderTest): void {
  describe(`${name} as a VerdictStore`, () => {
    it('notes a verdict on a factoid, once or twice the same, and leaves the rest of it as it is', async () => {
      const { verdicts, factoids, publish } = open();
      const factoid = someFactoid();
      await publish(factoid);
      expect(await verdicts.put(factoid.id, NINE)).toBe(true);
      expect(await verdicts.put(factoid.id, NINE)).toBe(true);
      expect(await factoids.find(factoid.id)).toEqual({ ...factoid, verdict: NINE });
    });

    it('goes by the latest check, whichever is written last', async () => {
      const { verdicts, factoids, publish } = open();
      const factoid = someFactoid();
      await publish(factoid);
      expect(await verdicts.put(factoid.id, TEN)).toBe(true);
      expect(await verdicts.put(factoid.id, NINE)).toBe(false);
      expect((await factoids.find(factoid.id))?.verdict).toEqual(TEN);
    });

    it('lets no later check that came to nothing take the place of one that came to something', async () => {
      const { verdicts, factoids, publish } = open();
      const [checked, unchecked] = [someFactoid(), someFactoid()];
      const [before, after] = [unclearAt('08'), unclearAt('11')];
      await Promise.all([publish(checked), publish(unchecked)]);
      expect(await verdicts.put(unchecked.id, before)).toBe(true);
      expect(await verdicts.put(unchecked.id, after)).toBe(true);
      expect((await factoids.find(unchecked.id))?.verdict).toEqual(after);
      expect(await verdicts.put(checked.id, before)).toBe(true);
      expect(await verdicts.put(checked.id, NINE)).toBe(true);
      expect(await verdicts.put(checked.id, after)).toBe(false);
      expect((await factoids.find(checked.id))?.verdict).toEqual(NINE);
    });

    it('makes no factoid, and touches none that was taken down', async () => {
      const { verdicts, factoids, publish } = open();
      const absent = someFactoid();
      const hidden = someFactoid({ hidden: { at: NINE.checked_at, by: 'operator', reason: 'wrong' } });
      await publish(hidden);
      expect(await verdicts.put(hidden.id, NINE)).toBe(false);
      expect(await verdicts.put(absent.id, NINE)).toBe(false);
      expect(await factoids.find(hidden.id)).toEqual(hidden);
      expect(await factoids.find(absent.id)).toBeNull();
    });
  });
}
