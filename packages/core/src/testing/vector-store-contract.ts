import { describe, expect, it } from 'vitest';
import { quantise, VECTOR_DIMENSIONS, VECTORS_AT_ONCE, type VectorBatch, type VectorStore } from '../search/index.ts';
import { sampleFactoid } from './sample-factoid.ts';

const vectorOf = (n: number) =>
  quantise(Array.from({ length: VECTOR_DIMENSIONS }, (_, at) => Math.sin(at * n) + (at === n ? 3 : 0)));

/** What every VectorStore promises, whatever it keeps them in. */
export function describeVectorStore(name: string, store: () => VectorStore): void {
  let count = 90_000;
  const fresh = (many: number) =>
    Array.from({ length: many }, () => {
      count += 1;
      return { id: sampleFactoid(count).id, values: vectorOf(count % 200) };
    });
  const freshModel = () => `acme/embed-${count}`;
  const batchesAfter = async (key: string): Promise<VectorBatch[]> => {
    const all: VectorBatch[] = [];
    for await (const page of store().putAfter(key)) all.push(...page);
    return all;
  };

  describe(`${name}: the vectors of factoids`, () => {
    it('are given back as they were put, a whole batch at once', async () => {
      const [vectors, model] = [fresh(VECTORS_AT_ONCE), freshModel()];
      await store().put(model, vectors);
      const ids = vectors.map(({ id }) => id);
      const found = await store().find(model, ids);
      expect(found.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(vectors);
      expect(await store().lacking(model, ids)).toEqual([]);
    });

    it('are missing where none was put, and of another model', async () => {
      const [[put, other], model] = [fresh(2), freshModel()];
      if (!put || !other) throw new Error('no vectors');
      await store().put(model, [put]);
      expect(await store().lacking(model, [other.id, put.id])).toEqual([other.id]);
      expect(await store().lacking('acme/other', [put.id])).toEqual([put.id]);
      expect(await store().find('acme/other', [put.id])).toEqual([]);
    });

    it('are put over by those that come later', async () => {
      const [[put], model] = [fresh(1), freshModel()];
      if (!put) throw new Error('no vector');
      await store().put(model, [put]);
      const next = { id: put.id, values: vectorOf(7) };
      await store().put(`${model}-next`, [next]);
      expect(await store().find(`${model}-next`, [put.id])).toEqual([next]);
      expect(await store().lacking(model, [put.id])).toEqual([put.id]);
    });

    it('are noted by batch, the oldest first, and can be read on from any', async () => {
      const [before] = (await batchesAfter('')).slice(-1);
      const model = freshModel();
      const [first, second] = [fresh(2), fresh(1)];
      await store().put(model, first);
      await store().put(model, second);
      await store().put(model, []);
      const noted = (await batchesAfter(before?.key ?? '')).filter((batch) => batch.model === model);
      expect(noted.map(({ ids }) => ids)).toEqual([first, second].map((batch) => batch.map(({ id }) => id)));
      const last = noted.at(-1);
      expect((await batchesAfter(noted[0]?.key ?? '')).at(-1)).toEqual(last);
    });

    it('are all there down to the factoid that was noted, by model', async () => {
      const [[put], model] = [fresh(1), freshModel()];
      if (!put) throw new Error('no vector');
      expect(await store().through(model)).toBeNull();
      await store().noteThrough(model, put.id);
      expect(await store().through(model)).toBe(put.id);
      expect(await store().through(`${model}-next`)).toBeNull();
    });
  });
}
