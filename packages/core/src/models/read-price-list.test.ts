import { nanoUsd } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { manualClock, memoryPriceLists, sampleModel } from '../testing/index.ts';
import { createPriceListReader } from './read-price-list.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function setUp() {
  const clock = manualClock();
  const { world, ...ports } = memoryPriceLists();
  const deps = { clock, ...ports };
  return { clock, world, deps, read: createPriceListReader(deps) };
}

describe('the price list', () => {
  it('that nobody has fetched yet is read through once, and kept for other processes', async () => {
    const { deps, read, world } = setUp();
    expect((await read()).models).toEqual([sampleModel()]);
    expect((await createPriceListReader(deps)()).fetchedAt).toBe('2099-11-22T09:00:00.000Z');
    expect(world).toMatchObject({ loads: 2, fetches: 1 });
  });

  it('is asked of the store once a minute at the most', async () => {
    const { clock, read, world } = setUp();
    for (let second = 0; second < 60; second += 1) {
      await read();
      await clock.advance(1_000);
    }
    expect(world.loads).toBe(1);
    await read();
    expect(world).toMatchObject({ loads: 2, fetches: 1 });
  });

  it('is left to the schedule for two hours, then fetched by whoever reads it', async () => {
    const { clock, read, world } = setUp();
    await read();
    world.models = [sampleModel({ id: 'acme/new' })];
    await clock.advance(2 * HOUR);
    expect((await read()).models[0]?.id).toBe('acme/small');
    expect(world.fetches).toBe(1);
    await clock.advance(MINUTE);
    expect((await read()).models[0]?.id).toBe('acme/new');
    expect(world.fetches).toBe(2);
  });

  it('keeps what was learned about costs when a reader fetches it', async () => {
    const { clock, read, world } = setUp();
    const typicalCosts = { 'acme/small': { cost: nanoUsd(18_450), samples: 7 } };
    world.stored = { ...(await read()), typicalCosts };
    await clock.advance(3 * HOUR);
    expect((await read()).typicalCosts).toEqual(typicalCosts);
    expect(world.stored).toMatchObject({ typicalCosts, fetchedAt: '2099-11-22T12:00:00.000Z' });
  });

  it('stays in force for a day while the provider cannot be read, and no longer', async () => {
    const { clock, read, world } = setUp();
    await read();
    world.isProviderUp = false;
    await clock.advance(24 * HOUR - 1);
    expect((await read()).fetchedAt).toBe('2099-11-22T09:00:00.000Z');
    await clock.advance(MINUTE);
    await expect(read()).rejects.toMatchObject({ code: 'models_unavailable', particulars: { retryAfterSeconds: 30 } });
    world.isProviderUp = true;
    expect((await read()).fetchedAt).toBe('2099-11-23T09:00:59.999Z');
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
    await clock.advance(3 * HOUR);
    expect((await read()).models).toHaveLength(1);
    expect(world.saves).toBe(1);
  });
});
