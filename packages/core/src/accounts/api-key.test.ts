import { KeyId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { countingIds, manualClock, memoryApiKeyStore, memoryKeyGateway } from '../testing/index.ts';
import { keyIdOf, matchesHash } from './api-key.ts';
import { createKey } from './create-key.ts';
import { identifyKey } from './identify-key.ts';
import { ownerOf } from './principal.ts';

const PEPPER = 'pepper-of-the-test';

function setUp() {
  const keys = memoryApiKeyStore();
  const ids = countingIds();
  let filled = 0;
  const randomBytes = (count: number) => {
    filled += 1;
    return new Uint8Array(count).fill(filled);
  };
  const deps = { keys, gateway: memoryKeyGateway(), ids, clock: manualClock(), pepper: PEPPER, randomBytes };
  const create = (input: Partial<Parameters<typeof createKey>[0]['input']> = {}) =>
    createKey({ deps, input: { name: 'Test', role: 'developer', tier: 'free', expiresInMs: null, ...input } });
  const identify = (apiKey: string | undefined, pepper = PEPPER) => identifyKey({ deps: { ...deps, pepper }, apiKey });
  return { keys, create, identify };
}

describe('a new key', () => {
  it('opens the door for whom it was made, with its tier', async () => {
    const { create, identify } = setUp();
    const { apiKey, record } = await create({ tier: 'pro' });
    expect(await identify(apiKey)).toEqual({ kind: 'key', keyId: record.id, tier: 'pro' });
    expect(ownerOf(await identify(apiKey))).toBe(`key:${record.id}`);
  });

  it('is an operator when it was made as one', async () => {
    const { create, identify } = setUp();
    const { apiKey, record } = await create({ role: 'operator' });
    expect(await identify(apiKey)).toEqual({ kind: 'operator', keyId: record.id });
  });

  it('is kept as a keyed hash only: the store cannot give it away', async () => {
    const { create, keys } = setUp();
    const { apiKey, record } = await create();
    const secret = apiKey.split('_').at(-1) ?? '';
    expect(secret).toHaveLength(64);
    expect(JSON.stringify([...keys.records.values()])).not.toContain(secret);
    expect(matchesHash('another pepper', apiKey, record.hash)).toBe(false);
  });

  it('is no other key, and carries its id', async () => {
    const { create } = setUp();
    const [first, second] = [await create(), await create()];
    expect(first.apiKey).not.toBe(second.apiKey);
    expect(keyIdOf(second.apiKey)).toBe(second.record.id);
  });

  it('does not take the place of one that stands', async () => {
    const { keys, create } = setUp();
    const { record } = await create();
    await expect(keys.create(record)).rejects.toThrow();
  });
});

describe('a key that is not accepted', () => {
  it('is told from none at all', async () => {
    const { identify } = setUp();
    await expect(identify(undefined)).rejects.toMatchObject({ code: 'missing_api_key' });
    await expect(identify('')).rejects.toMatchObject({ code: 'missing_api_key' });
  });

  it('never tells what is wrong with it', async () => {
    const { create, identify } = setUp();
    const { apiKey } = await create();
    const { apiKey: unknown } = await setUp().create();
    const wrong = [
      'nonsense',
      apiKey.toUpperCase(),
      `${apiKey}0`,
      apiKey.slice(0, -1) + (apiKey.endsWith('0') ? '1' : '0'),
      unknown.replace(/_0(.*)_/, '_7$1_'),
      ` ${apiKey}`,
    ];
    const answers = await Promise.all(wrong.map((key) => identify(key).catch((error) => JSON.stringify(error.toProblem()))));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('invalid_api_key');
  });

  it('is every key once the pepper has changed', async () => {
    const { create, identify } = setUp();
    const { apiKey } = await create();
    await expect(identify(apiKey, 'another pepper')).rejects.toMatchObject({ code: 'invalid_api_key' });
  });

  it('is one whose stored hash is cut short or too long', async () => {
    const { create } = setUp();
    const { apiKey, record } = await create();
    expect(matchesHash(PEPPER, apiKey, record.hash.slice(0, 63))).toBe(false);
    expect(matchesHash(PEPPER, apiKey, `${record.hash}0`)).toBe(false);
    expect(matchesHash(PEPPER, apiKey, '')).toBe(false);
    expect(matchesHash(PEPPER, apiKey, 'ż'.repeat(64))).toBe(false);
  });
});

it('a text that only looks like a key has no id', () => {
  const id = KeyId.parse('key_03q9gb7pm00000000000000001');
  const text = `adf_live_${id.slice(4)}_${'a'.repeat(64)}`;
  expect(keyIdOf(text)).toBe(id);
  for (const other of [text.replace('live', 'test'), text.replace('_03', '_83'), text.slice(0, -1), `x${text}`, `${text}\n`]) {
    expect(keyIdOf(other)).toBeNull();
  }
});
