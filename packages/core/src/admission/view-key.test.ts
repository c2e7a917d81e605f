import { nanoUsd } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { hashApiKey } from '../accounts/api-key.ts';
import type { ApiKeyRecord, Caller } from '../accounts/index.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { controlsOf, readingOf } from '../testing/sample-admission.ts';
import { sampleKey } from '../testing/sample-key.ts';
import { type Counter, counterId, emptyCounter } from './counter.ts';
import { viewKey } from './view-key.ts';

const PEPPER = 'pepper-of-the-test';
const API_KEY = 'the text of the key';
const HASH = hashApiKey(PEPPER, API_KEY);
const TODAY = '2099-11-22';

function view(key: ApiKeyRecord | null, counters: readonly Counter[] = []) {
  const byId = new Map(counters.map((counter) => [counterId(counter), counter]));
  const controls = controlsOf({ budgets: { key_free: '0.25' }, rates: { generate: { key_free: ['5/min', '200/day'] } } });
  const admissions = {
    read: async () => ({ ...readingOf(byId), controls, key }),
    seed: async () => controls,
    lastControls: () => controls,
  };
  const deps = { clock: manualClock(), admissions, seed: '{}', pepper: PEPPER };
  const caller: Caller = { kind: 'key', keyId: sampleKey(1).id, apiKey: API_KEY };
  return viewKey({ deps, caller }).then((viewed) => viewed.view);
}

const key = (overrides: Partial<ApiKeyRecord> = {}) => sampleKey(1, { hash: HASH, ...overrides });

describe('the view of a key', () => {
  it('tells what it is, what it has spent today and what is held for runs that go on', async () => {
    const own = emptyCounter({ scope: `key:${key().id}`, window: TODAY, shard: 0 });
    const counter = { ...own, spent: nanoUsd(30_000_000), committed: nanoUsd(50_000_000), openRuns: 1, counts: { generate: 4 } };
    const shown = await view(key({ name: 'Mine', lastUsedAt: '2099-11-22T08:00:00.000Z' }), [counter]);
    expect(shown).toMatchObject({
      id: key().id,
      name: 'Mine',
      tier: 'free',
      role: 'developer',
      last_used_at: '2099-11-22T08:00:00.000Z',
      spend: { today_usd: '0.030000000', held_usd: '0.020000000' },
    });
    const ownLimits = shown.limits.filter(({ scope }) => scope === 'key');
    expect(ownLimits).toContainEqual({
      scope: 'key',
      kind: 'budget',
      action: 'generate',
      limit: '0.250000000',
      remaining: '0.200000000',
      window_seconds: 86_400,
      reset_at: '2099-11-23T00:00:00.000Z',
    });
    expect(ownLimits).toContainEqual(expect.objectContaining({ kind: 'day', limit: '200', remaining: '196' }));
    expect(ownLimits).toContainEqual(expect.objectContaining({ kind: 'rate', limit: '5', window_seconds: 60 }));
  });

  it('tells of the secret before only while it works', async () => {
    const rotated = (until: string) => view(key({ previous: { hash: 'a'.repeat(64), until } }));
    expect(await rotated('2099-11-22T10:00:00.000Z')).toMatchObject({ old_secret_until: '2099-11-22T10:00:00.000Z' });
    expect(await rotated('2099-11-22T09:00:00.000Z')).toMatchObject({ old_secret_until: null });
    expect(JSON.stringify(await rotated('2099-11-22T10:00:00.000Z'))).not.toContain('a'.repeat(64));
  });

  it('is for nobody whose key is not accepted', async () => {
    const refused = [null, key({ revokedAt: '2099-11-22T08:00:00.000Z' }), key({ hash: 'f'.repeat(64) })];
    for (const record of refused) await expect(view(record)).rejects.toMatchObject({ code: 'invalid_api_key' });
  });
});
