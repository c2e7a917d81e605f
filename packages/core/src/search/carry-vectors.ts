import type { FactoidId } from '@factoids/contracts';
import { keyBefore } from './batch-key.ts';
import type { KeptVectors } from './snapshot.ts';
import type { SnapshotStore } from './snapshot-store.ts';
import { partBytes, partName, VECTORS_IN_PART, VectorPart } from './vector-part.ts';
import type { FactoidVector, VectorBatch, VectorStore } from './vector-store.ts';

/** Keys of batches begin with the time; a clock that is behind writes among those that are known. */
const OVERLAP_MS = 10 * 60_000;

interface Deps {
  readonly snapshots: SnapshotStore;
  readonly vectors: VectorStore;
}

interface CarryVectors {
  readonly deps: Deps;
  /** Those of the snapshot before. */
  readonly standing: KeptVectors;
  /** Looks at every batch that was ever put, and leaves out what `isWanted` does not want any more. */
  readonly whole: boolean;
  readonly isWanted: (id: FactoidId) => boolean;
}

/**
 * The vectors of the snapshot before, and what was put since: only what it lacks is read from the store. Its parts are stored when this
 * returns, and those that no snapshot of the last two names are gone. `standing` itself when nothing changed.
 */
export async function carryVectors({ deps, standing, whole, isWanted }: CarryVectors): Promise<KeptVectors> {
  const news = await readBatches(deps.vectors, whole ? '' : keyBefore(standing.batches, OVERLAP_MS));
  const model = news.at(-1)?.model ?? standing.model;
  if (model === null) return standing;
  const isOther = standing.model !== null && model !== standing.model;
  if (isOther && !whole) return carryVectors({ deps, standing, whole: true, isWanted });
  const unread = news.filter((batch) => batch.model === model && (whole || !standing.batches.includes(batch.key)));
  if (unread.length === 0 && !whole) return standing;
  // Vectors of two models tell nothing beside each other: the latest has it all.
  const carried = isOther ? [] : await readCarried(deps.snapshots, standing.parts, whole);
  const known = new Set(carried?.map(({ id }) => id));
  const lacking = new Set(unread.flatMap(({ ids }) => ids).filter((id) => !known.has(id)));
  const found = await deps.vectors.find(model, [...lacking]);
  const all = [...(carried ?? []), ...found].filter(({ id }) => !whole || isWanted(id));
  const parts = await storeParts(deps.snapshots, carried ? standing : { ...standing, parts: [] }, all);
  const retired = standing.parts.filter((name) => !parts.includes(name));
  return { model, parts, size: all.length, retired, batches: latest([...standing.batches, ...news.map(({ key }) => key)]) };
}

/** null where a part is lost: who looks at every batch can do without, for the store has all of it. */
async function readCarried(snapshots: SnapshotStore, names: readonly string[], whole: boolean): Promise<FactoidVector[] | null> {
  try {
    return (await loadParts(snapshots, names)).flatMap((part) => [...part.rows()]);
  } catch (error) {
    if (whole) return null;
    throw error;
  }
}

/** In parallel. @throws when one is not there (any more) */
export async function loadParts(snapshots: SnapshotStore, names: readonly string[]): Promise<VectorPart[]> {
  return Promise.all(names.map(async (name) => new VectorPart(await snapshots.loadPart(name))));
}

async function storeParts(
  snapshots: SnapshotStore,
  { parts: standing, retired }: KeptVectors,
  vectors: readonly FactoidVector[],
): Promise<string[]> {
  const names: string[] = [];
  for (let at = 0; at < vectors.length; at += VECTORS_IN_PART) {
    const bytes = partBytes(vectors.slice(at, at + VECTORS_IN_PART));
    const name = partName(bytes);
    if (!standing.includes(name)) await snapshots.savePart(name, bytes);
    names.push(name);
  }
  for (const name of retired) if (!names.includes(name) && !standing.includes(name)) await snapshots.deletePart(name);
  return names;
}

async function readBatches(vectors: VectorStore, after: string): Promise<VectorBatch[]> {
  const batches: VectorBatch[] = [];
  for await (const page of vectors.putAfter(after)) batches.push(...page);
  return batches;
}

function latest(keys: readonly string[]): string[] {
  const from = keyBefore(keys, OVERLAP_MS);
  return [...new Set(keys)].filter((key) => key > from).sort();
}
