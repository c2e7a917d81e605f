import type { FactoidId } from '@factoids/contracts';
import type { Clock } from '../clock.ts';
import { batchKey, type VectorBatch, type VectorStore } from '../search/index.ts';

interface MemoryVectors {
  readonly vectors: VectorStore;
  /** The batches as they were put. */
  readonly batches: VectorBatch[];
  /** How many were asked for by `find`. */
  readonly found: { count: number };
}

/** A VectorStore in one process. */
export function memoryVectorStore(clock: Clock): MemoryVectors {
  const stored = new Map<FactoidId, { model: string; values: Int8Array }>();
  const through = new Map<string, FactoidId>();
  const batches: VectorBatch[] = [];
  const found = { count: 0 };
  const valuesOf = (model: string, id: FactoidId) => {
    const vector = stored.get(id);
    return vector?.model === model ? [{ id, values: vector.values }] : [];
  };
  const vectors: VectorStore = {
    async put(model, all) {
      const [first] = all;
      if (!first) return;
      for (const { id, values } of all) stored.set(id, { model, values });
      batches.push({ key: batchKey(clock.now(), first.id), model, ids: all.map(({ id }) => id) });
    },
    async find(model, ids) {
      found.count += ids.length;
      return ids.flatMap((id) => valuesOf(model, id));
    },
    lacking: async (model, ids) => ids.filter((id) => valuesOf(model, id).length === 0),
    async *putAfter(key) {
      yield batches.filter((batch) => batch.key > key).sort((a, b) => (a.key < b.key ? -1 : 1));
    },
    through: async (model) => through.get(model) ?? null,
    noteThrough: async (model, id) => void through.set(model, id),
  };
  return { vectors, batches, found };
}
