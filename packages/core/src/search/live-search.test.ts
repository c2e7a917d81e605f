import { FactoidId } from '@factoids/contracts';
import { describe, expect, it, vi } from 'vitest';
import { manualClock, memorySearch, memoryVectorStore } from '../testing/index.ts';
import { buildSnapshot } from './build-snapshot.ts';
import { liveSearch } from './live-search.ts';
import type { SearchDocument } from './search-document.ts';

const MINUTE = 60_000;
const AT = '2099-11-22T09:00:00.000Z';
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** The nth factoid, born so many milliseconds after the clock's beginning. */
function factoid(ms: number, n: number): SearchDocument {
  const time = [...(Date.parse(AT) + ms).toString(32).padStart(10, '0')].map((digit) => DIGITS[Number.parseInt(digit, 32)]);
  const id = FactoidId.parse(`fct_${time.join('')}${String(n).padStart(16, '0')}`);
  return { id, subject: 'Otters', text: `Otters swim in pairs of ${n}.` };
}

function setUp(...published: SearchDocument[]) {
  const memory = memorySearch(published);
  const clock = manualClock(AT);
  const notes = { loaded: vi.fn(), withoutSnapshot: vi.fn(), leftGap: vi.fn(), withoutVectors: vi.fn(), notRenewed: vi.fn() };
  const vectors = memoryVectorStore(clock);
  const deps = { ...memory, ...vectors, clock, notes };
  const search = liveSearch(deps);
  const found = async (q = 'otters') => {
    const { hits } = await search.search({ q, subjectKey: null, limit: 20, after: null });
    return hits.map(({ id }) => Number(id.slice(-16))).toSorted((a, b) => a - b);
  };
  return { ...memory, ...vectors, clock, notes, deps, search, found, build: (whole = false) => buildSnapshot({ deps, whole }) };
}

describe('a factoid', () => {
  it('is found a second after it was published, with and without a snapshot', async () => {
    const world = setUp(factoid(0, 1));
    expect(await world.found()).toEqual([1]);
    expect(world.notes.withoutSnapshot).toHaveBeenCalledOnce();
    world.published.push(factoid(1, 2));
    await world.clock.advance(1_000);
    expect(await world.found()).toEqual([1, 2]);
    await world.build();
    await world.clock.advance(30_000);
    expect(await world.found()).toEqual([1, 2]);
    expect(world.notes.loaded).toHaveBeenCalledOnce();
  });

  it('is found although its id is older than the newest one that is known', async () => {
    const world = setUp(factoid(0, 1));
    await world.build();
    expect(await world.found()).toEqual([1]);
    world.published.push(factoid(-9 * MINUTE, 2));
    await world.clock.advance(1_000);
    expect(await world.found()).toEqual([1, 2]);
  });

  it('of a clock that is ahead hides none that come after it', async () => {
    const world = setUp(factoid(0, 1), factoid(60 * MINUTE, 2));
    await world.build();
    await world.clock.advance(1_000);
    world.published.push(factoid(1_000, 3));
    expect(await world.found()).toEqual([1, 2, 3]);
  });

  it('that is taken down is not found half a minute later, and again when it is shown again', async () => {
    const world = setUp(factoid(0, 1), factoid(0, 2));
    await world.build();
    await world.found();
    const hidden = factoid(0, 1).id;
    world.hidden.add(hidden);
    await world.clock.advance(30_000);
    expect(await world.found()).toEqual([2]);
    expect((await world.search.similar('Otters swim in pairs of 1.', 5)).map(({ id }) => id)).not.toContain(hidden);
    expect(await world.build()).toMatchObject({ outcome: 'extended', removed: 1, factoids: 1 });
    await world.clock.advance(30_000);
    expect(await world.found()).toEqual([2]);
    world.hidden.delete(hidden);
    expect(await world.build()).toMatchObject({ outcome: 'rebuilt', factoids: 2 });
    await world.clock.advance(30_000);
    expect(await world.found()).toEqual([1, 2]);
  });
});

describe('the snapshot', () => {
  it('is written when something changed, and read on from there', async () => {
    const world = setUp(factoid(-60 * MINUTE, 1), factoid(0, 2));
    expect(await world.build()).toEqual({ outcome: 'rebuilt', factoids: 2, added: 2, removed: 0, vectors: 0 });
    expect(await world.build()).toEqual({ outcome: 'unchanged', factoids: 2, added: 0, removed: 0, vectors: 0 });
    expect(world.saved).toHaveLength(1);
    world.published.push(factoid(2, 3));
    expect(await world.build()).toEqual({ outcome: 'extended', factoids: 3, added: 1, removed: 0, vectors: 0 });
    expect(world.reads.at(-1)).toBe(factoid(-10 * MINUTE, 0).id.slice(0, 14));
    expect(await world.found()).toEqual([1, 2, 3]);
  });

  it('is built anew once a day, by hand, and when it is of another version', async () => {
    const world = setUp(factoid(0, 1));
    await world.build();
    world.published.push(factoid(-60 * MINUTE, 2));
    expect(await world.build()).toMatchObject({ outcome: 'unchanged' });
    await world.clock.advance(24 * 60 * MINUTE + 1);
    expect(await world.build()).toMatchObject({ outcome: 'rebuilt', factoids: 2 });
    world.published.push(factoid(-61 * MINUTE, 3));
    expect(await world.build(true)).toMatchObject({ outcome: 'rebuilt', factoids: 3 });
    world.saved.push(world.saved.at(-1)?.replace('"version":2', '"version":1') ?? '');
    expect(await world.found()).toEqual([1, 2, 3]);
    expect(world.notes.withoutSnapshot).toHaveBeenCalled();
    expect(await world.build()).toMatchObject({ outcome: 'rebuilt', factoids: 3 });
  });

  it('is built anew when it has outgrown the count of its words', async () => {
    const world = setUp(factoid(0, 1));
    await world.build();
    for (let n = 2; n <= 1_001; n += 1) world.published.push(factoid(n, n));
    expect(await world.build()).toMatchObject({ outcome: 'extended', factoids: 1_001 });
    expect(await world.build()).toMatchObject({ outcome: 'rebuilt', factoids: 1_001 });
  });
});

describe('a store that does not answer', () => {
  it('refuses the first question, and leaves later ones with what is known', async () => {
    const world = setUp(factoid(0, 1));
    await world.build();
    const load = vi.spyOn(world.deps.snapshots, 'load').mockRejectedValue(new Error('down'));
    await expect(world.found()).rejects.toThrow('down');
    load.mockRestore();
    expect(await world.found()).toEqual([1]);
    vi.spyOn(world.deps.documents, 'newest').mockImplementation(() => {
      throw new Error('down');
    });
    await world.clock.advance(1_000);
    expect(await world.found()).toEqual([1]);
    expect(world.notes.notRenewed).toHaveBeenCalled();
  });

  it('says when there is more to catch up with than it reads at once', async () => {
    const world = setUp(...Array.from({ length: 5_000 }, (_, n) => factoid(n, n + 1)));
    await world.found();
    expect(world.notes.leftGap).toHaveBeenCalledOnce();
  });
});
