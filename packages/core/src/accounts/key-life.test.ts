import { describe, expect, it } from 'vitest';
import { countingIds, manualClock, memoryApiKeyStore, memoryKeyGateway, sampleKey } from '../testing/index.ts';
import type { ApiKeyStore } from './api-key.ts';
import { createKey } from './create-key.ts';
import { identifyKey } from './identify-key.ts';
import { listKeys } from './list-keys.ts';
import { noteKeyUse } from './note-key-use.ts';
import { revokeKey } from './revoke-key.ts';
import { rotateKey } from './rotate-key.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function setUp(overrides: Partial<ApiKeyStore> = {}) {
  const keys = { ...memoryApiKeyStore(), ...overrides };
  const gateway = memoryKeyGateway();
  let filled = 0;
  const randomBytes = (count: number) => {
    filled += 1;
    return new Uint8Array(count).fill(filled);
  };
  const deps = { keys, gateway, ids: countingIds(), clock: manualClock(), pepper: 'pepper-of-the-test', randomBytes };
  const create = (expiresInMs: number | null = null) =>
    createKey({ deps, input: { name: 'Test', role: 'developer', tier: 'free', expiresInMs } });
  const works = (apiKey: string) =>
    identifyKey({ deps, apiKey }).then(
      () => true,
      (error) => error.code !== 'invalid_api_key',
    );
  const rotate = (id: Parameters<typeof revokeKey>[0]['id'], overlapMs = DAY) => rotateKey({ deps, input: { id, overlapMs } });
  return { deps, keys, gateway, create, works, rotate, revoke: (id: Parameters<typeof rotate>[0]) => revokeKey({ deps, id }) };
}

describe('rotating', () => {
  it('lets both secrets in until the overlap ends, then the new one alone, with the same id', async () => {
    const { deps, create, rotate, works } = setUp();
    const old = await create();
    const fresh = await rotate(old.record.id, DAY);
    expect(fresh.apiKey).not.toBe(old.apiKey);
    expect(fresh.record.id).toBe(old.record.id);
    expect([await works(old.apiKey), await works(fresh.apiKey)]).toEqual([true, true]);
    await deps.clock.advance(DAY - 1);
    expect([await works(old.apiKey), await works(fresh.apiKey)]).toEqual([true, true]);
    await deps.clock.advance(1);
    expect([await works(old.apiKey), await works(fresh.apiKey)]).toEqual([false, true]);
  });

  it('without an overlap ends the old secret at once, at the gateway too', async () => {
    const { create, rotate, works, gateway } = setUp();
    const old = await create();
    const fresh = await rotate(old.record.id, 0);
    expect([await works(old.apiKey), await works(fresh.apiKey)]).toEqual([false, true]);
    expect(gateway.texts.get(old.record.id)).toEqual([fresh.apiKey]);
  });

  it('a second time ends the first secret, and the gateway knows two at the most', async () => {
    const { create, rotate, works, gateway } = setUp();
    const { apiKey: first, record } = await create();
    const { apiKey: second } = await rotate(record.id);
    const { apiKey: third } = await rotate(record.id);
    expect(await Promise.all([first, second, third].map(works))).toEqual([false, true, true]);
    expect(gateway.texts.get(record.id)).toEqual([second, third]);
  });

  it('is refused for a key that is unknown, revoked or expired', async () => {
    const { deps, create, rotate, revoke } = setUp();
    const [revoked, expired] = [await create(), await create(HOUR)];
    await revoke(revoked.record.id);
    await deps.clock.advance(HOUR);
    await expect(rotate(sampleKey(99).id)).rejects.toMatchObject({ name: 'KeyNotChanged', reason: 'unknown' });
    await expect(rotate(revoked.record.id)).rejects.toMatchObject({ name: 'KeyNotChanged', reason: 'revoked' });
    await expect(rotate(expired.record.id)).rejects.toMatchObject({ name: 'KeyNotChanged', reason: 'expired' });
  });

  it('by two at once gives one of them the key, and tells the other', async () => {
    const { create, rotate, works, gateway } = setUp();
    const { record, apiKey } = await create();
    const outcomes = await Promise.allSettled([rotate(record.id), rotate(record.id)]);
    const [won] = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const [lost] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(lost).toMatchObject({ name: 'KeyNotChanged', reason: 'raced' });
    expect(gateway.texts.get(record.id)).toEqual([apiKey, won?.apiKey]);
    expect(await works(won?.apiKey ?? '')).toBe(true);
  });

  it('leaves the key as it was when the gateway does not take the new secret', async () => {
    const { deps, create, works, keys } = setUp();
    const { record, apiKey } = await create();
    const broken = { ...deps.gateway, admit: () => Promise.reject(new Error('the gateway is gone')) };
    await expect(rotateKey({ deps: { ...deps, gateway: broken }, input: { id: record.id, overlapMs: 0 } })).rejects.toThrow();
    expect(keys.records.get(record.id)).toEqual(record);
    expect(await works(apiKey)).toBe(true);
  });
});

describe('revoking', () => {
  it('ends both secrets at once and for good; again keeps the first time', async () => {
    const { deps, create, rotate, revoke, works, gateway } = setUp();
    const { record, apiKey } = await create();
    const fresh = await rotate(record.id);
    const { revokedAt } = await revoke(record.id);
    expect([await works(apiKey), await works(fresh.apiKey)]).toEqual([false, false]);
    expect(gateway.texts.get(record.id)).toEqual([]);
    await deps.clock.advance(HOUR);
    expect(await revoke(record.id)).toMatchObject({ revokedAt });
  });

  it('holds although the gateway could not be told, and says so', async () => {
    const { deps, create, works } = setUp();
    const { record, apiKey } = await create();
    const broken = { ...deps.gateway, forget: () => Promise.reject(new Error('the gateway is gone')) };
    await expect(revokeKey({ deps: { ...deps, gateway: broken }, id: record.id })).rejects.toThrow('the gateway is gone');
    expect(await works(apiKey)).toBe(false);
  });

  it('is refused for a key that nobody made', async () => {
    await expect(setUp().revoke(sampleKey(99).id)).rejects.toMatchObject({ reason: 'unknown' });
  });
});

it('a list shows the newest first, each as it stands', async () => {
  const { deps, create, rotate, revoke } = setUp();
  const [plain, expiring, rotated, revoked] = [await create(), await create(HOUR), await create(), await create(HOUR)];
  await rotate(rotated.record.id, 2 * HOUR);
  await revoke(revoked.record.id);
  await deps.clock.advance(HOUR);
  const listed = (await listKeys({ deps })).map(({ record, state }) => [record.id, state]);
  expect(listed).toEqual([
    [revoked.record.id, 'revoked'],
    [rotated.record.id, 'rotating'],
    [expiring.record.id, 'expired'],
    [plain.record.id, 'active'],
  ]);
  await deps.clock.advance(HOUR);
  expect((await listKeys({ deps }))[1]?.state).toBe('active');
});

describe('noting a use', () => {
  it('asks the store only when the hour is over', async () => {
    const noted: string[] = [];
    const { deps } = setUp({ noteUse: async (_id, at) => void noted.push(at) });
    const note = (lastUsedAt: string | null) => noteKeyUse({ deps, record: { ...sampleKey(1), lastUsedAt } });
    await note(null);
    await note('2099-11-22T08:00:00.001Z');
    await note('2099-11-22T08:00:00.000Z');
    expect(noted).toEqual(['2099-11-22T09:00:00.000Z', '2099-11-22T09:00:00.000Z']);
  });

  it('never fails the request that used the key', async () => {
    const { deps } = setUp({ noteUse: () => Promise.reject(new Error('throttled')) });
    await expect(noteKeyUse({ deps, record: sampleKey(1) })).resolves.toBeUndefined();
  });
});
