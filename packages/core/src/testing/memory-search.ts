import type { FactoidId } from '@factoids/contracts';
import type { DocumentSource, SearchDocument, SnapshotStore } from '../search/index.ts';

interface MemorySearch {
  readonly documents: DocumentSource;
  readonly snapshots: SnapshotStore;
  /** What is published; tests change it. */
  readonly published: SearchDocument[];
  /** What was taken down; tests change it. */
  readonly hidden: Set<FactoidId>;
  /** The snapshots as they were saved. */
  readonly saved: string[];
  /** From where on was read, in order. */
  readonly reads: string[];
}

/** What the search learns from, in one process. */
export function memorySearch(published: SearchDocument[] = []): MemorySearch {
  const hidden = new Set<FactoidId>();
  const [saved, reads]: [string[], string[]] = [[], []];
  async function* newest(after: string) {
    reads.push(after);
    const newer = published.filter(({ id }) => id > after && !hidden.has(id));
    yield newer.sort((a, b) => (a.id < b.id ? 1 : -1));
  }
  return {
    published,
    hidden,
    saved,
    reads,
    documents: { newest, hidden: async () => new Set(hidden) },
    snapshots: {
      async load(knownTag) {
        const [tag, text] = [String(saved.length), saved.at(-1)];
        if (text === undefined) return null;
        return tag === knownTag ? 'unchanged' : { tag, text };
      },
      async save(text) {
        saved.push(text);
      },
    },
  };
}
