import { AppError } from '../app-error.ts';
import { type FactoidRecord, type FactoidStore, subjectKey } from '../factoids/index.ts';

/** Factoids in one process. Give it a run store's map, and what runs publish is found here. */
export function memoryFactoidStore(records: Map<string, FactoidRecord> = new Map()): FactoidStore {
  const newest = () => [...records.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
  return {
    find: async (id) => records.get(id) ?? null,
    findMany: async (ids) =>
      new Map(newest().flatMap((record) => (ids.includes(record.id) ? [[record.id, record] as const] : []))),
    async listNewest({ limit, cursor }) {
      if (cursor !== undefined && !records.has(cursor)) throw new AppError('invalid_request');
      const left = newest().filter(({ id }) => cursor === undefined || id < cursor);
      const data = left.slice(0, limit);
      const hasMore = left.length > limit;
      return { data, has_more: hasMore, next_cursor: hasMore ? (data.at(-1)?.id ?? null) : null };
    },
    recentTexts: async (scope) =>
      newest()
        .filter(({ subject }) => scope.subjectKey === null || subjectKey(subject) === scope.subjectKey)
        .slice(0, scope.limit)
        .map(({ text }) => text),
  };
}
