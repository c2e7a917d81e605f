import type { FactoidId } from '@factoids/contracts';
import type { Clock } from '../clock.ts';
import { carryVectors } from './carry-vectors.ts';
import type { DocumentSource } from './document-source.ts';
import { FactoidIndex } from './factoid-index.ts';
import { readOnFrom } from './overlap.ts';
import type { SearchDocument } from './search-document.ts';
import { type KeptVectors, NO_VECTORS, readSnapshot, type Snapshot, writeSnapshot } from './snapshot.ts';
import type { SnapshotStore } from './snapshot-store.ts';
import type { VectorStore } from './vector-store.ts';
import { countWords } from './word-counts.ts';

/** What the shorter way cannot see (an import with older ids, words that became frequent) is in the index a day later. */
const REBUILD_AFTER_MS = 24 * 60 * 60_000;
/** Words are counted again when there are half as many factoids more. */
const GROWTH = { share: 1.5, atLeast: 1_000 } as const;

interface Deps {
  readonly snapshots: SnapshotStore;
  readonly documents: DocumentSource;
  readonly vectors: VectorStore;
  readonly clock: Clock;
}

export interface BuiltSnapshot {
  readonly outcome: 'unchanged' | 'extended' | 'rebuilt';
  readonly factoids: number;
  readonly added: number;
  readonly removed: number;
  /** How many of the factoids are found by their meaning, too. */
  readonly vectors: number;
}

/**
 * Brings the snapshot up to date: the one before plus what is newer, without what was taken down; from everything when `whole`, when
 * there is none of this version, when something is shown again, and once a day. Vectors are carried on in any case. Writes nothing
 * when nothing changed.
 */
export async function buildSnapshot({ deps, whole = false }: { deps: Deps; whole?: boolean }): Promise<BuiltSnapshot> {
  const standing = await loadStanding(deps, whole);
  const hidden = await deps.documents.hidden();
  if (whole || !standing || isOutgrown(standing, deps.clock.now()) || hasMissing(standing, hidden)) {
    return rebuild(deps, { hidden, vectors: standing?.vectors ?? NO_VECTORS });
  }
  return extend(deps, standing, hidden);
}

/** null when there is none of this version; who builds from everything is not kept from it by one that cannot be read. */
async function loadStanding({ snapshots }: Deps, whole: boolean): Promise<Snapshot | null> {
  try {
    const stored = await snapshots.load(null);
    return stored === null || stored === 'unchanged' ? null : readSnapshot(stored.text);
  } catch (error) {
    if (whole) return null;
    throw error;
  }
}

/** Whether something is shown again that was left out. */
function hasMissing(standing: Snapshot, hidden: ReadonlySet<FactoidId>): boolean {
  return standing.hidden.some((id) => !hidden.has(id));
}

function isOutgrown({ index, rebuiltAt }: Snapshot, now: Date): boolean {
  const grown = index.size > Math.max(GROWTH.atLeast, index.counted * GROWTH.share);
  return grown || now.getTime() - Date.parse(rebuiltAt) > REBUILD_AFTER_MS;
}

interface Standing {
  readonly hidden: ReadonlySet<FactoidId>;
  readonly vectors: KeptVectors;
}

async function rebuild(deps: Deps, { hidden, vectors: standing }: Standing): Promise<BuiltSnapshot> {
  const { snapshots, documents, clock } = deps;
  const rebuiltAt = clock.now().toISOString();
  const all: SearchDocument[] = [];
  for await (const batch of documents.newest(readOnFrom(null, clock.now()))) all.push(...batch);
  const shown = all.filter(({ id }) => !hidden.has(id));
  const index = new FactoidIndex({ counts: countWords(shown) });
  for (const document of shown) index.add(document);
  // What is hidden may be shown again, and what is gone may not.
  const isWanted = (id: FactoidId) => index.has(id) || hidden.has(id);
  const vectors = await carryVectors({ deps, standing, whole: true, isWanted });
  await snapshots.save(writeSnapshot({ index, rebuiltAt, newestId: all[0]?.id ?? null, hidden: [...hidden], vectors }));
  return { outcome: 'rebuilt', factoids: index.size, added: index.size, removed: 0, vectors: vectors.size };
}

async function extend(deps: Deps, standing: Snapshot, hidden: ReadonlySet<FactoidId>): Promise<BuiltSnapshot> {
  const { index } = standing;
  let { newestId } = standing;
  const found: SearchDocument[] = [];
  for await (const batch of deps.documents.newest(readOnFrom(newestId, deps.clock.now()))) found.push(...batch);
  const added = found.filter((document) => !hidden.has(document.id) && index.add(document)).length;
  const removed = [...hidden].filter((id) => index.remove(id)).length;
  const vectors = await carryVectors({ deps, standing: standing.vectors, whole: false, isWanted: () => true });
  const counts = { factoids: index.size, added, removed, vectors: vectors.size };
  if (added + removed === 0 && vectors === standing.vectors) return { outcome: 'unchanged', ...counts };
  for (const { id } of found) if (newestId === null || id > newestId) newestId = id;
  await deps.snapshots.save(writeSnapshot({ ...standing, newestId, hidden: [...hidden], vectors }));
  return { outcome: 'extended', ...counts };
}
