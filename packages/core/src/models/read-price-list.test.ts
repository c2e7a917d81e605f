import { describe, expect, it } from 'vitest';
import { manualClock, sampleModel } from '../testing/index.ts';
import type { ListedModel } from './listed-model.ts';
import type { PriceList } from './price-list.ts';
import { createPriceListReader } from './read-price-list.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function setUp() {
  const clock = manualClock();
  const seen = { loads: 0, fetches: 0 };
  const world = { stored: null as PriceList | null, models: [sampleModel()] as ListedModel[], isProviderUp: true };
  const deps = {
    clock,
    priceLists: {
      async load() {
        seen.loads += 1;
        return world.stored;
      },
      async save(list: PriceList) {
        world.stored = list;
      },
    },
    modelSource: {
      async list() {
        seen.fetches += 1;
        if (!world.isProviderUp) throw new Error('no route');
        return world.models;
      },
    },
  };
  return { clock, seen, world, deps, read: createPriceListReader(deps) };
}

describe('the price list', () => {
  it('is fetched once and kept for other processes', async () => {
    const { deps, read, seen } = setUp();
    expect((await read()).models).toEqual([sampleModel()]);
    expect((await createPriceListReader(deps)()).fetchedAt).toBe('2026-11-22T09:00:00.000Z');
    expect(seen).toEqual({ loads: 2, fetches: 1 });
  });

  it('is asked of the store once a minute at the most', async () => {
    const { clock, read, seen } = setUp();
    for (let second = 0; second < 60; second += 1) {
      await read();
      await clock.advance(1_000);
    }
    expect(seen.loads).toBe(1);
    await read();
    expect(seen).toEqual({ loads: 2, fetches: 1 });
  });

  it('is fetched again after an hour, so that new prices hold', async () => {
    const { clock, read, world, seen } = setUp();
    await read();
    world.models = [sampleModel({ id: 'acme/new' })];
    await clock.advance(HOUR - 1);
    expect((await read()).models[0]?.id).toBe('acme/small');
    await clock.advance(MINUTE);
    expect((await read()).models[0]?.id).toBe('acme/new');
    expect(seen.fetches).toBe(2);
  });

  it('stays in force for a day while the provider cannot be read, and no longer', async () => {
    const { clock, read, world } = setUp();
    await read();
    world.isProviderUp = false;
    await clock.advance(24 * HOUR - 1);
    expect((await read()).fetchedAt).toBe('2026-11-22T09:00:00.000Z');
    await clock.advance(MINUTE);
    await expect(read()).rejects.toMatchObject({ code: 'models_unavailable', particulars: { retryAfterSeconds: 30 } });
    world.isProviderUp = true;
    expect((await read()).fetchedAt).toBe('2026-11-23T09:00:59.999Z');
  });

  it('is refused at once when there never was one: nothing is called at an unknown price', async () => {
    const { read, world } = setUp();
    world.isProviderUp = false;
    await expect(read()).rejects.toMatchObject({ code: 'models_unavailable' });
    world.isProviderUp = true;
    expect((await read()).models).toHaveLength(1);
  });

  it('is not replaced by an empty one', async () => {
    const { clock, read, world } = setUp();
    await read();
    world.models = [];
    await clock.advance(2 * HOUR);
    expect((await read()).models).toHaveLength(1);
  });
});
