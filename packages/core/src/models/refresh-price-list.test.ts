import { nanoUsd } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import type { FactoidRecord } from '../factoids/index.ts';
import { manualClock, memoryFactoidStore, memoryPriceLists, sampleFactoid, sampleModel } from '../testing/index.ts';
import type { ListedModel } from './listed-model.ts';
import { isStale, typicalCostOf } from './price-list.ts';
import { createPriceListReader } from './read-price-list.ts';
import { refreshPriceList } from './refresh-price-list.ts';

const HOUR = 3_600_000;
const manyModels = (count: number) => Array.from({ length: count }, (_, n) => sampleModel({ id: `acme/m${n}` }));
const unpriced: ListedModel = { ...sampleModel(), prices: null };

function setUp(written: readonly Partial<FactoidRecord>[] = [], models: readonly ListedModel[] = manyModels(10)) {
  const clock = manualClock();
  const { world, ...ports } = memoryPriceLists(models);
  const records = written.map((changes, n) => sampleFactoid(n + 1, changes));
  const factoids = memoryFactoidStore(new Map(records.map((record) => [record.id, record])));
  const deps = { clock, ...ports, factoids };
  return { clock, world, deps, refresh: () => refreshPriceList({ deps }) };
}

describe('the hourly refresh', () => {
  it('puts new prices in the place of old ones, so that no request has to fetch them', async () => {
    const { clock, world, deps, refresh } = setUp();
    await refresh();
    world.models = manyModels(11);
    await clock.advance(HOUR);
    expect(await refresh()).toEqual({ models: 11, priced: 11, samples: 0 });
    const fetches = world.fetches;
    const list = await createPriceListReader(deps)();
    expect([list.models.length, list.fetchedAt, isStale(list, clock.now())]).toEqual([11, '2099-11-22T10:00:00.000Z', false]);
    expect(world.fetches).toBe(fetches);
  });

  it.each([
    ['the provider cannot be read', (world: { isProviderUp: boolean }) => (world.isProviderUp = false)],
    ['it lists nothing', (world: { models: unknown }) => (world.models = [])],
    ['it lists nothing with a price', (world: { models: unknown }) => (world.models = [unpriced])],
    ['more than half of what it listed is gone', (world: { models: unknown }) => (world.models = manyModels(4))],
  ])('fails and keeps the last good list when %s', async (_when, spoil) => {
    const { clock, world, refresh } = setUp();
    await refresh();
    const good = world.stored;
    spoil(world);
    await clock.advance(HOUR);
    await expect(refresh()).rejects.toThrow();
    expect(world.stored).toBe(good);
  });

  it('fails and keeps the last good list when costs cannot be read', async () => {
    const { clock, world, deps, refresh } = setUp();
    await refresh();
    const good = world.stored;
    const factoids = { list: () => Promise.reject(new Error('busy')) };
    await clock.advance(HOUR);
    await expect(refreshPriceList({ deps: { ...deps, factoids } })).rejects.toThrow('busy');
    expect(world.stored).toBe(good);
  });

  it('takes a much shorter list once the one in force is a day old: it is refused by then', async () => {
    const { clock, world, refresh } = setUp();
    await refresh();
    world.models = manyModels(4);
    await clock.advance(23 * HOUR);
    await expect(refresh()).rejects.toMatchObject({ code: 'models_unavailable' });
    await clock.advance(HOUR);
    expect(await refresh()).toMatchObject({ models: 4 });
  });

  it('takes a list of which half is left', async () => {
    const { world, refresh } = setUp();
    await refresh();
    world.models = manyModels(5);
    expect(await refresh()).toMatchObject({ models: 5 });
  });
});

describe('what a factoid costs as a rule', () => {
  const spent = (model: string, ...costs: readonly (number | null)[]) =>
    costs.map((cost) => ({ model, cost: cost === null ? null : nanoUsd(cost) }));

  async function learned(written: readonly Partial<FactoidRecord>[]) {
    const { world, refresh } = setUp(written);
    const { samples } = await refresh();
    if (!world.stored) throw new Error('nothing was kept');
    return { list: world.stored, samples };
  }

  it('stays what it was while newer factoids tell nothing of it, as imported ones do', async () => {
    const { world, deps, refresh } = setUp(spent('acme/small', 5));
    await refresh();
    const imported = Array.from({ length: 3 }, (_, n) => sampleFactoid(n + 10, { model: 'imported', runId: null, cost: null }));
    const factoids = memoryFactoidStore(new Map(imported.map((record) => [record.id, record])));
    expect(await refreshPriceList({ deps: { ...deps, factoids } })).toMatchObject({ samples: 0 });
    expect(world.stored?.typicalCosts).toEqual({ 'acme/small': { cost: 5, samples: 1 } });
  });

  it('is the median of what it cost lately, the dear ones not outweighing the rest', async () => {
    const { list } = await learned([...spent('acme/m1', 10, 900_000, 30, 20, 40), ...spent('acme/m2', 7, 5, 6, 8)]);
    expect(typicalCostOf(list, 'acme/m1')).toBe(30);
    expect(typicalCostOf(list, 'acme/m2')).toBe(7);
  });

  it('is not said after fewer than three, nor of models that wrote nothing', async () => {
    const { list } = await learned([...spent('acme/m1', 10, 20), ...spent('acme/m2', 10, 20, 30)]);
    expect(list.typicalCosts).toMatchObject({ 'acme/m1': { samples: 2 } });
    expect(['acme/m1', 'acme/m2', 'acme/m3'].map((id) => typicalCostOf(list, id))).toEqual([null, 20, null]);
  });

  it('leaves out factoids whose cost the provider never told', async () => {
    const { list, samples } = await learned(spent('acme/m1', null, 10, null, 20, 30));
    expect([typicalCostOf(list, 'acme/m1'), samples]).toEqual([20, 3]);
  });

  it('is taken of the newest two hundred', async () => {
    const old = spent('acme/m1', ...Array.from({ length: 150 }, () => 1));
    const recent = spent('acme/m1', ...Array.from({ length: 130 }, () => 99));
    const { list, samples } = await learned([...old, ...recent]);
    expect(samples).toBe(200);
    expect(list.typicalCosts).toEqual({ 'acme/m1': { cost: 99, samples: 200 } });
  });
});
