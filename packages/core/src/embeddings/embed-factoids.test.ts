import { describe, expect, it, vi } from 'vitest';
import { ProviderError } from '../runs/index.ts';
import type { SearchDocument } from '../search/index.ts';
import { memorySearch, memoryVectorStore, sampleFactoid, setUpEmbedding, TEXT_COST } from '../testing/index.ts';
import { embedFactoids } from './embed-factoids.ts';

const MODEL = 'openai/text-embedding-3-small';
const BOUNDS = { looked: 2_000, embedded: 192 };

const documents = (from: number, to: number): SearchDocument[] =>
  Array.from({ length: to - from + 1 }, (_, n) => {
    const { id, subject } = sampleFactoid(from + n);
    return { id, subject, text: `Otters swim in pairs of ${from + n}.` };
  });

function setUp(count: number, policy: object = {}) {
  const world = setUpEmbedding(policy);
  const memory = memorySearch(documents(1, count));
  const { vectors, batches } = memoryVectorStore(world.clock);
  const deps = { ...world.deps, documents: memory.documents, vectors };
  const lacking = () =>
    vectors.lacking(
      MODEL,
      memory.published.map(({ id }) => id),
    );
  const spent = () => [...world.state.book.counters.values()].find(({ scope }) => scope === 'system')?.spent ?? 0;
  return { ...world, ...memory, deps, vectors, batches, lacking, spent };
}

describe('factoids without vectors', () => {
  it('get them, the newest first, in batches of a transaction each', async () => {
    const world = setUp(250);
    expect(await embedFactoids({ deps: world.deps })).toMatchObject({ outcome: 'done', looked: 250, embedded: 250 });
    expect(world.batches.map(({ ids }) => ids.length)).toEqual([96, 96, 58]);
    expect(world.batches[0]?.ids[0]).toBe(sampleFactoid(250).id);
    expect(world.asked[0]?.texts[0]).toBe('Otters: Otters swim in pairs of 250.');
    expect(await world.lacking()).toEqual([]);
    expect(world.spent()).toBe(250 * TEXT_COST);
  });

  it('get as many as one pass may, and the rest from the next', async () => {
    const world = setUp(250);
    expect(await embedFactoids({ deps: world.deps, bounds: BOUNDS })).toMatchObject({ outcome: 'bounded', embedded: 192 });
    expect(await embedFactoids({ deps: world.deps, bounds: BOUNDS })).toMatchObject({ outcome: 'done', embedded: 58 });
    expect(await world.lacking()).toEqual([]);
  });

  it('get one in the end, however many newer ones stand before them', async () => {
    const world = setUp(600);
    async function* pages(after: string) {
      for await (const all of world.documents.newest(after)) {
        for (let at = 0; at < all.length; at += 50) yield all.slice(at, at + 50);
      }
    }
    const deps = { ...world.deps, documents: { ...world.documents, newest: pages } };
    for (let pass = 0; pass < 10; pass += 1) await embedFactoids({ deps, bounds: { looked: 200, embedded: 96 } });
    expect(await world.lacking()).toEqual([]);
    expect(await embedFactoids({ deps, bounds: BOUNDS })).toMatchObject({ outcome: 'done', embedded: 0 });
  });

  it('are not looked at again once all have one, but for ten minutes', async () => {
    const world = setUp(3);
    await embedFactoids({ deps: world.deps, bounds: BOUNDS });
    await embedFactoids({ deps: world.deps, bounds: BOUNDS });
    expect(world.reads).toEqual(['fct_', expect.stringMatching(/^fct_.{10}$/)]);
    expect(world.state.runs.size).toBe(1);
  });

  it('are counted with their bound in a dry run, which spends and stores nothing', async () => {
    const world = setUp(100);
    const planned = await embedFactoids({ deps: world.deps, dryRun: true });
    expect(planned).toMatchObject({ outcome: 'done', looked: 100, embedded: 100 });
    expect([world.asked, world.batches, world.state.runs.size]).toEqual([[], [], 0]);
    const { maxCost } = await embedFactoids({ deps: world.deps });
    expect(maxCost).toBe(planned.maxCost);
    expect(world.spent()).toBeLessThanOrEqual(planned.maxCost);
  });

  it('stay so while the policy goes without', async () => {
    const world = setUp(3, { embeddings: { model: null } });
    expect(await embedFactoids({ deps: world.deps })).toMatchObject({ outcome: 'off', embedded: 0 });
  });

  it('wait for the next pass when the budget is used up in the middle', async () => {
    // A batch is held for 84 µ$ and costs 19.
    const world = setUp(250, { budgets: { system: '0.0001' } });
    const first = await embedFactoids({ deps: world.deps });
    expect(first).toMatchObject({ outcome: 'without', embedded: 96 });
    expect(world.noted).toEqual(['refused']);
    expect(await world.lacking()).toHaveLength(154);
    expect(await world.vectors.through(MODEL)).toBeNull();
  });

  it('wait for the next pass when the provider fails', async () => {
    const world = setUp(3);
    vi.spyOn(world.deps.embedder, 'embed').mockRejectedValueOnce(new ProviderError('provider_failed', { billed: false }));
    expect(await embedFactoids({ deps: world.deps })).toMatchObject({ outcome: 'without', embedded: 0 });
    expect(await embedFactoids({ deps: world.deps })).toMatchObject({ outcome: 'done', embedded: 3 });
  });

  it('that two passes meet at have one vector each, and both passes are paid exactly', async () => {
    const world = setUp(150);
    await Promise.all([embedFactoids({ deps: world.deps }), embedFactoids({ deps: world.deps })]);
    expect(await world.lacking()).toEqual([]);
    const texts = world.asked.reduce((sum, request) => sum + request.texts.length, 0);
    expect(world.spent()).toBe(texts * TEXT_COST);
    expect([...world.state.runs.values()].every(({ hold }) => hold === 'settled')).toBe(true);
  });

  it('that were taken down get none', async () => {
    const world = setUp(2);
    world.hidden.add(sampleFactoid(1).id);
    await embedFactoids({ deps: world.deps });
    expect(await world.lacking()).toEqual([sampleFactoid(1).id]);
  });
});
