import { nanoUsd } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { type Controls, seedControls } from '../admission/index.ts';
import type { AuditLog, AuditRecord, ControlsStore, Denied, DenyList } from '../operations/index.ts';
import { SAMPLED_AT } from './sample-run.ts';

interface Stores {
  readonly controls: ControlsStore;
  readonly denyList: DenyList;
  readonly auditLog: AuditLog;
}

const NOW = SAMPLED_AT;
const LATER = '2099-11-22T10:00:00.000Z';

/** What the stores of the operator's levers promise, whatever they keep them in. */
export function describeOperations(name: string, makeStores: () => Stores): void {
  let count = 0;
  const audit = (subject: string): AuditRecord => {
    count += 1;
    const id = `01zzzzzzzz${String(count).padStart(16, '0')}`;
    return { id, at: NOW, by: 'ops', action: 'kill', subject, reason: 'a test' };
  };
  const latest = async () => (await makeStores().auditLog.list(1))[0];
  const next = async (more: Partial<Controls> = {}): Promise<Controls> => {
    const standing = (await makeStores().controls.load()) ?? { ...seedControls('{}'), version: 0 };
    return { ...standing, ...more, version: standing.version + 1 };
  };

  describe(`${name}: controls`, () => {
    it('gives them back as they were saved, with the record of the change', async () => {
      const policyJson = '{"budgets":{"global":"7.5"}}';
      const { policy } = seedControls(policyJson);
      const saved = await next({
        policy,
        policyJson,
        kills: [{ target: 'model:acme/small', at: NOW }],
        boosts: [{ scope: 'global', amount: nanoUsd(500_000_000), until: LATER }],
        shards: { window: '2099-11-22', counts: { global: 5, anonymous: 2, system: 1 } },
      });
      const record = { ...audit('model:acme/small'), by: 'key:key_03q9gb7pm00000000000000001' } as const;
      expect(await makeStores().controls.save(saved, record)).toBe(true);
      expect(await makeStores().controls.load()).toEqual(saved);
      expect(await latest()).toEqual(record);
    });

    it('takes a change of the version in force alone, and records no other', async () => {
      const { controls } = makeStores();
      const [mine, theirs] = [await next(), await next()];
      const [first, second] = [audit('mine'), audit('theirs')];
      expect(await controls.save(mine, first)).toBe(true);
      expect(await controls.save(theirs, second)).toBe(false);
      expect(await controls.save({ ...mine, version: 1 }, second)).toBe(false);
      expect(await latest()).toEqual(first);
    });

    it('lets one of many win', async () => {
      const controls = await next();
      const answers = await Promise.all(['a', 'b', 'c', 'd'].map((who) => makeStores().controls.save(controls, audit(who))));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect((await makeStores().controls.load())?.version).toBe(controls.version);
    });
  });

  describe(`${name}: the deny list`, () => {
    const denied = (party: string, until: string | null = null): Denied => ({ party, until, reason: 'spam', at: NOW });
    const listed = async (now: string) => (await makeStores().denyList.list(now)).map(({ party }) => party);

    it('keeps out by name until the time is over, or for good', async () => {
      const { denyList } = makeStores();
      await denyList.deny(denied('network:b', LATER), audit('network:b'));
      await denyList.deny(denied('key:a'), audit('key:a'));
      const [first, second] = await denyList.list(NOW);
      expect([first, second]).toEqual([denied('key:a'), denied('network:b', LATER)]);
      expect(await listed(LATER)).toEqual(['key:a']);
      expect((await latest())?.subject).toBe('key:a');
    });

    it('takes a newer entry in the place of an older', async () => {
      const { denyList } = makeStores();
      await denyList.deny(denied('session:c', LATER), audit('session:c'));
      await denyList.deny(denied('session:c'), audit('session:c'));
      expect((await denyList.list(NOW)).filter(({ party }) => party === 'session:c')).toEqual([denied('session:c')]);
    });

    it('lets in again, once', async () => {
      const { denyList } = makeStores();
      await denyList.deny(denied('session:d'), audit('session:d'));
      const record = audit('session:d');
      expect(await denyList.allow('session:d', record)).toBe(true);
      // Also for one whose clock is behind.
      for (const now of [NOW, '2020-01-01T00:00:00.000Z']) expect(await listed(now)).not.toContain('session:d');
      expect(await denyList.allow('session:d', audit('session:d'))).toBe(false);
      expect(await denyList.allow('session:nobody', audit('session:nobody'))).toBe(false);
      expect(await latest()).toEqual(record);
    });
  });

  describe(`${name}: the audit log`, () => {
    it('is newest first, and no longer than asked for', async () => {
      const { denyList, auditLog } = makeStores();
      const records = ['1', '2', '3'].map((party) => audit(`network:${party}`));
      for (const record of records) {
        await denyList.deny({ party: record.subject, until: null, reason: '', at: NOW }, record);
      }
      expect(await auditLog.list(2)).toEqual(records.toReversed().slice(0, 2));
    });
  });
}
