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
  /** The parts that are stored, by name. */
  readonly parts: Map<string, Uint8Array>;
  /** From where on was read, in order. */
  readonly reads: string[];
}

/** What the search learns from, in one process. */
export function memorySearch(published: SearchDocument[] = []): MemorySearch {
  const hidden = new Set<FactoidId>();
  const [saved, reads]: [string[], string[]] = [[], []];
  const parts = new Map<string, Uint8Array>();
  async function* newest(after: string) {
    reads.push(after);
    const newer = published.filter(({ id }) => id > after && !hidden.has(id));
    yield newer.sort((a, b) => (a.id < b.id ? 1 : -1));
  }
  return {
    published,
    hidden,
    saved,
    parts,
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
      async loadPart(name) {
        const bytes = parts.get(name);
        if (!bytes) throw new Error(`no part ${name}`);
        return bytes;
      },
      savePart: async (name, bytes) => void parts.set(name, bytes),
      deletePart: async (name) => void parts.delete(name),
    },
  };
}
