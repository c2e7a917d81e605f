import { describe, expect, it } from 'vitest';
import type { ApiKeyRecord, ApiKeyStore } from '../accounts/index.ts';
import { sampleKey } from './sample-key.ts';
import { SAMPLED_AT } from './sample-run.ts';

const NOW = SAMPLED_AT;
const LATER = '2099-11-22T09:59:59.999Z';
const AN_HOUR_LATER = '2099-11-22T10:00:00.000Z';
const HASH = 'b'.repeat(64);
const OTHER_HASH = 'c'.repeat(64);

/** What every ApiKeyStore promises, whatever it keeps its keys in. */
export function describeApiKeyStore(name: string, makeStore: () => ApiKeyStore): void {
  let count = 0;
  const kept = async (overrides: Partial<ApiKeyRecord> = {}): Promise<ApiKeyRecord> => {
    count += 1;
    const record = sampleKey(count, overrides);
    await makeStore().create(record);
    return record;
  };
  const rotation = ({ id, hash: from }: ApiKeyRecord, hash = HASH) => ({
    id,
    from,
    hash,
    previous: { hash: from, until: AN_HOUR_LATER },
  });

  describe(`${name}: keeping`, () => {
    it('gives a key back as it was, and no other', async () => {
      const record = await kept({
        name: 'żółw 🐢',
        role: 'operator',
        tier: 'pro',
        expiresAt: AN_HOUR_LATER,
        lastUsedAt: NOW,
        previous: { hash: OTHER_HASH, until: LATER },
      });
      const plain = await kept();
      expect(await makeStore().find(record.id)).toEqual(record);
      expect(await makeStore().find(plain.id)).toEqual(plain);
      expect(await makeStore().find(sampleKey(900_000).id)).toBeNull();
    });

    it('does not put a key in the place of another', async () => {
      const record = await kept();
      await expect(makeStore().create({ ...record, hash: HASH })).rejects.toThrow();
      expect(await makeStore().find(record.id)).toEqual(record);
    });

    it('lists every key once', async () => {
      const records = [await kept(), await kept(), await kept()];
      const listed: ApiKeyRecord[] = [];
      for await (const record of makeStore().list()) listed.push(record);
      expect(listed).toEqual(expect.arrayContaining(records));
      expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
    });
  });

  describe(`${name}: rotating`, () => {
    it('puts one secret in the place of another, and keeps the one before beside it', async () => {
      const record = await kept();
      expect(await makeStore().rotate(rotation(record))).toBe(true);
      const after = { ...record, hash: HASH, previous: { hash: record.hash, until: AN_HOUR_LATER } };
      expect(await makeStore().find(record.id)).toEqual(after);
      expect(await makeStore().rotate({ id: record.id, from: HASH, hash: OTHER_HASH, previous: null })).toBe(true);
      expect(await makeStore().find(record.id)).toEqual({ ...record, hash: OTHER_HASH, previous: null });
    });

    it('is done by one of many who come at once, and again by that one alone', async () => {
      const record = await kept();
      const hashes = ['1', '2', '3', '4'].map((digit) => digit.repeat(64));
      const answers = await Promise.all(hashes.map((hash) => makeStore().rotate(rotation(record, hash))));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect((await makeStore().find(record.id))?.hash).toBe(hashes[answers.indexOf(true)]);
      expect(await Promise.all(hashes.map((hash) => makeStore().rotate(rotation(record, hash))))).toEqual(answers);
    });

    it('does not bring a revoked key back, nor make one', async () => {
      const record = await kept();
      await makeStore().revoke(record.id, NOW);
      expect(await makeStore().rotate(rotation(record))).toBe(false);
      expect(await makeStore().rotate(rotation(sampleKey(900_001)))).toBe(false);
      expect(await makeStore().find(sampleKey(900_001).id)).toBeNull();
    });
  });

  describe(`${name}: revoking`, () => {
    it('keeps the first time', async () => {
      const record = await kept();
      expect(await makeStore().revoke(record.id, NOW)).toEqual({ ...record, revokedAt: NOW });
      expect(await makeStore().revoke(record.id, LATER)).toEqual({ ...record, revokedAt: NOW });
      expect(await makeStore().find(record.id)).toEqual({ ...record, revokedAt: NOW });
    });

    it('makes nothing of a key that does not exist', async () => {
      expect(await makeStore().revoke(sampleKey(900_002).id, NOW)).toBeNull();
      expect(await makeStore().find(sampleKey(900_002).id)).toBeNull();
    });
  });

  describe(`${name}: noting a use`, () => {
    it('keeps the time of the last one, to the hour', async () => {
      const { id } = await kept();
      const noted = async (at: string) => {
        await makeStore().noteUse(id, at);
        return (await makeStore().find(id))?.lastUsedAt;
      };
      expect(await noted(NOW)).toBe(NOW);
      expect(await noted(LATER)).toBe(NOW);
      expect(await noted(AN_HOUR_LATER)).toBe(AN_HOUR_LATER);
      expect(await noted(NOW)).toBe(AN_HOUR_LATER);
    });

    it('makes nothing of a key that does not exist', async () => {
      await makeStore().noteUse(sampleKey(900_003).id, NOW);
      expect(await makeStore().find(sampleKey(900_003).id)).toBeNull();
    });
  });
}
