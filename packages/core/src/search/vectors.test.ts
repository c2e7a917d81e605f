import { describe, expect, it, vi } from 'vitest';
import { manualClock, memorySearch, memoryVectorStore, sampleFactoid } from '../testing/index.ts';
import { buildSnapshot } from './build-snapshot.ts';
import { fuse } from './fuse.ts';
import { liveSearch } from './live-search.ts';
import { quantise, VECTOR_DIMENSIONS } from './vector.ts';
import { VECTORS_IN_PART } from './vector-part.ts';

const MODEL = 'acme/embed';
const idOf = (n: number) => sampleFactoid(n).id;
/** Where nothing else points to. */
const axis = (n: number) =>
  quantise(Array.from({ length: VECTOR_DIMENSIONS }, (_, at) => (at === n % VECTOR_DIMENSIONS ? 1 : 0)));

function setUp(count: number) {
  const clock = manualClock();
  const published = Array.from({ length: count }, (_, n) => {
    return { id: idOf(n + 1), subject: 'Otters', text: `Factoid of the number ${n + 1}.` };
  });
  const memory = memorySearch(published);
  const store = memoryVectorStore(clock);
  const notes = { loaded: vi.fn(), withoutSnapshot() {}, leftGap() {}, withoutVectors: vi.fn(), notRenewed() {} };
  const deps = { ...memory, ...store, clock, notes };
  const search = liveSearch(deps);
  const put = (...numbers: number[]) =>
    store.vectors.put(
      MODEL,
      numbers.map((n) => ({ id: idOf(n), values: axis(n) })),
    );
  /** By meaning alone: nobody wrote the word. */
  const near = async (n: number, model = MODEL) => {
    await clock.advance(30_000);
    const hits = await search.related({ text: 'zyzzyva', vector: { model, values: axis(n) }, limit: 5 });
    return hits.map(({ id }) => Number(id.slice(-16)));
  };
  return { ...deps, search, put, near, build: (whole = false) => buildSnapshot({ deps, whole }) };
}

describe('what factoids mean', () => {
  it('is found in the snapshot, by vectors of the same model', async () => {
    const world = setUp(3);
    await world.put(1, 2, 3);
    expect(await world.build()).toMatchObject({ outcome: 'rebuilt', vectors: 3 });
    expect(await world.near(2)).toEqual([2]);
    expect(await world.near(9)).toEqual([]);
    expect(await world.near(2, 'acme/other')).toEqual([]);
  });

  it('is not found of what was taken down, at once and after the next snapshot', async () => {
    const world = setUp(3);
    await world.put(1, 2, 3);
    await world.build();
    expect(await world.near(2)).toEqual([2]);
    world.hidden.add(idOf(2));
    expect(await world.near(2)).toEqual([]);
    expect(await world.build()).toMatchObject({ outcome: 'extended', removed: 1 });
    expect(await world.near(2)).toEqual([]);
    world.hidden.delete(idOf(2));
    expect(await world.build()).toMatchObject({ outcome: 'rebuilt', vectors: 3 });
    expect(await world.near(2)).toEqual([2]);
  });

  it('comes before what has only the words, and both before what has one of them', async () => {
    const world = setUp(3);
    await world.put(1, 2);
    await world.build();
    const hits = await world.search.related({ text: 'factoid number 2', vector: { model: MODEL, values: axis(2) }, limit: 2 });
    expect(hits[0]?.id).toBe(idOf(2));
  });
});

describe('vectors', () => {
  it('are carried on: only those that are lacking are read, and a new one writes the snapshot again', async () => {
    const world = setUp(4);
    await world.put(1, 2);
    await world.build();
    expect(await world.build()).toMatchObject({ outcome: 'unchanged', vectors: 2 });
    await world.put(3);
    expect(await world.build()).toMatchObject({ outcome: 'extended', added: 0, vectors: 3 });
    expect(world.found.count).toBe(3);
    await world.clock.advance(25 * 60 * 60_000);
    expect(await world.build()).toMatchObject({ outcome: 'rebuilt', vectors: 3 });
    expect(await world.build(true)).toMatchObject({ outcome: 'rebuilt', vectors: 3 });
    expect(world.found.count).toBe(3);
    expect(await world.near(3)).toEqual([3]);
  });

  it('survive a snapshot of an older version, and one that is gone', async () => {
    const world = setUp(2);
    await world.put(1, 2);
    await world.build();
    world.saved.push(world.saved.at(-1)?.replace('"version":2', '"version":1') ?? '');
    expect(await world.build()).toMatchObject({ outcome: 'rebuilt', vectors: 2 });
    world.saved.splice(0);
    expect(await world.build()).toMatchObject({ outcome: 'rebuilt', vectors: 2 });
    expect(await world.near(1)).toEqual([1]);
  });

  it('of a clock that is behind are not missed', async () => {
    const world = setUp(2);
    await world.put(1);
    await world.build();
    const late = { ...world.batches[0], key: '2099-11-22T08:55:00.000Z#late', ids: [idOf(2)] };
    await world.put(2);
    world.batches.splice(1, 1, { model: MODEL, ...late });
    expect(await world.build()).toMatchObject({ outcome: 'extended', vectors: 2 });
    expect(await world.build()).toMatchObject({ outcome: 'unchanged' });
  });

  it('of another model take the place of all', async () => {
    const world = setUp(2);
    await world.put(1, 2);
    await world.build();
    await world.clock.advance(1);
    await world.vectors.put('acme/next', [{ id: idOf(1), values: axis(7) }]);
    expect(await world.build()).toMatchObject({ outcome: 'extended', vectors: 1 });
    expect(await world.near(7, 'acme/next')).toEqual([1]);
    expect(await world.near(2)).toEqual([]);
  });

  it('stand in parts; one that nobody names is deleted a snapshot later', async () => {
    const world = setUp(3);
    await world.put(1);
    await world.build();
    const [first] = world.parts.keys();
    await world.put(2);
    await world.build();
    expect(world.parts.size).toBe(2);
    await world.put(3);
    await world.build();
    expect([world.parts.size, world.parts.has(first ?? '')]).toEqual([2, false]);
  });

  it('of the model before stay for who still loads their snapshot, and go one later', async () => {
    const world = setUp(2);
    await world.put(1);
    await world.build();
    const [first = ''] = world.parts.keys();
    await world.clock.advance(1);
    await world.vectors.put('acme/next', [{ id: idOf(1), values: axis(7) }]);
    await world.build();
    expect([world.parts.size, world.parts.has(first)]).toEqual([2, true]);
    await world.clock.advance(1);
    await world.vectors.put('acme/next', [{ id: idOf(2), values: axis(8) }]);
    await world.build();
    expect([world.parts.size, world.parts.has(first)]).toEqual([2, false]);
  });

  it('are read from the store again when everything is built anew and a part of them is lost', async () => {
    const world = setUp(2);
    await world.put(1, 2);
    await world.build();
    world.parts.clear();
    expect(await world.build(true)).toMatchObject({ outcome: 'rebuilt', vectors: 2 });
    expect(await world.near(2)).toEqual([2]);
  });

  it('of more than one part are all found', async () => {
    const world = setUp(1);
    const many = VECTORS_IN_PART + 10;
    for (let from = 1; from <= many; from += 5_000) {
      const numbers = Array.from({ length: Math.min(5_000, many - from + 1) }, (_, n) => from + n);
      await world.vectors.put(
        MODEL,
        numbers.map((n) => ({ id: idOf(n), values: axis(n === many ? 5 : 1) })),
      );
    }
    world.published.push({ id: idOf(many), subject: 'Moon', text: 'The last.' });
    for (let n = 2; n < many; n += 1) world.published.push({ id: idOf(n), subject: '', text: 'x' });
    expect(await world.build()).toMatchObject({ vectors: many });
    expect([...world.parts.values()].map(({ length }) => length > 8 * 1024 * 1024)).toEqual([false, false]);
    expect(await world.near(5)).toEqual([many]);
  });

  it('that cannot be loaded leave questions with their words until the next look', async () => {
    const world = setUp(2);
    await world.put(1, 2);
    await world.build();
    vi.spyOn(world.snapshots, 'loadPart').mockRejectedValueOnce(new Error('down'));
    const ask = { text: 'number 2', vector: { model: MODEL, values: axis(1) }, limit: 1 };
    expect((await world.search.related(ask))[0]?.id).toBe(idOf(2));
    expect(world.notes.withoutVectors).toHaveBeenCalledOnce();
    expect(await world.near(1)).toEqual([1]);
  });
});

it('what two rankings found comes before what one found first', () => {
  const hits = (...numbers: number[]) => numbers.map((n) => ({ id: idOf(n), score: 100 - n }));
  expect(fuse([hits(1, 2, 3), hits(4, 3)], 3).map(({ id }) => id)).toEqual([idOf(3), idOf(4), idOf(1)]);
});
