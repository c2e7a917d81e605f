import type { FactoidRecord } from '../factoids/index.ts';
import type { FactoidImports, ImportProgress } from '../imports/index.ts';

/** Imports into a map of factoids. `diesAfter` says how many more are written before the store breaks off, as a killed import does. */
export function memoryFactoidImports(records: Map<string, FactoidRecord>) {
  const known = new Map<string, ImportProgress>();
  const world = { diesAfter: Number.POSITIVE_INFINITY };
  const imports: FactoidImports = {
    find: async (fileHash) => known.get(fileHash) ?? null,
    begin: async (fileHash, startedAt) => {
      const progress = known.get(fileHash) ?? { startedAt, throughLine: 0, finishedAt: null };
      known.set(fileHash, progress);
      return progress;
    },
    putAll: async (written) => {
      for (const record of written) {
        if (world.diesAfter === 0) throw new Error('killed');
        world.diesAfter -= 1;
        records.set(record.id, record);
      }
    },
    note: async (fileHash, progress) => {
      known.set(fileHash, progress);
    },
  };
  return { imports, world };
}
