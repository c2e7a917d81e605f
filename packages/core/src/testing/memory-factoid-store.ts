import {
  type FactoidRecord,
  type FactoidStore,
  type ListAsk,
  rankKey,
  shuffleKey,
  subjectKey,
  textHash,
  voteCount,
} from '../factoids/index.ts';

/** Factoids in one process. Give it a run store's map, and what runs publish is found here. */
export function memoryFactoidStore(records: Map<string, FactoidRecord> = new Map()): FactoidStore {
  const shown = () => [...records.values()].filter(({ hidden }) => hidden === null);
  return {
    find: async (id) => records.get(id) ?? null,
    findMany: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const record = records.get(id);
          return record ? [[id, record] as const] : [];
        }),
      ),
    list: async (ask) => list(shown(), ask),
    listArc: async ({ from, to, descending }, limit) => {
      const along = shown()
        .map((record) => ({ record, key: shuffleKey(record.id) }))
        .filter(({ key }) => from <= key && key <= to)
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ record }) => record);
      return (descending ? along.reverse() : along).slice(0, limit);
    },
    findByText: async (hash) => [...records.values()].find(({ text }) => textHash(text) === hash)?.id ?? null,
  };
}

function list(shown: readonly FactoidRecord[], { sort, after, limit, ...filter }: ListAsk) {
  const placed = shown
    .filter(({ subject }) => filter.subjectKey === null || subjectKey(subject) === filter.subjectKey)
    .filter((record) => voteCount(record) >= filter.minVotes)
    .map((record) => ({ record, place: sort === 'top' ? rankKey(record) : record.id }))
    .filter(({ place }) => after === null || place < after)
    .sort((a, b) => (a.place < b.place ? 1 : -1));
  const page = placed.slice(0, limit);
  return {
    records: page.map(({ record }) => record),
    next: placed.length > limit ? (page.at(-1)?.place ?? null) : null,
  };
}
