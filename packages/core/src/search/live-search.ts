import type { FactoidId, SearchHit } from '@factoids/contracts';
import type { Clock } from '../clock.ts';
import { loadParts } from './carry-vectors.ts';
import type { DocumentSource } from './document-source.ts';
import { FactoidIndex } from './factoid-index.ts';
import type { FactoidSearch, RelatedAsk } from './factoid-search.ts';
import { fuse } from './fuse.ts';
import { readOnFrom } from './overlap.ts';
import { type KeptVectors, readSnapshot } from './snapshot.ts';
import type { SnapshotStore } from './snapshot-store.ts';
import { VectorIndex } from './vector-index.ts';

const LOOK_EVERY_MS = { snapshot: 30_000, hidden: 30_000, newest: 1_000 } as const;
/** What is read at once to catch up; more is the snapshot's work. */
const MOST_NEWER = 5_000;
/** How many of each way of finding are ranked together. */
const RANKED = 50;

/** What the operator is told. */
export interface SearchNotes {
  loaded(what: { readonly factoids: number; readonly vectors: number; readonly durationMs: number }): void;
  /** It answers from the newest factoids alone. */
  withoutSnapshot(): void;
  /** Factoids between the snapshot and the newest are not found. */
  leftGap(): void;
  /** It goes by words alone until its next look. */
  withoutVectors(error: unknown): void;
  /** It answers with what it knew before. */
  notRenewed(error: unknown): void;
}

interface Deps {
  readonly snapshots: SnapshotStore;
  readonly documents: DocumentSource;
  readonly clock: Clock;
  readonly notes: SearchNotes;
}

/** Searches the snapshot, loaded by the first question and again when another one is there, and what was published since. */
export function liveSearch(deps: Deps): FactoidSearch {
  const state = new LiveIndex(deps);
  return {
    search: async (ask) => (await state.renewed()).search(ask, state.isHidden),
    similar: async (text, limit) => (await state.renewed()).similar(text, limit, state.isHidden),
    related: async (ask) => state.related(ask, await state.renewed()),
    subjects: async (limit) => (await state.renewed()).subjects(limit),
  };
}

class LiveIndex {
  readonly #deps: Deps;
  #index: FactoidIndex | null = null;
  #vectors = new VectorIndex(null, []);
  #tag: string | null = null;
  #newestId: FactoidId | null = null;
  #hidden: ReadonlySet<FactoidId> = new Set();
  readonly #lookedAtMs = { snapshot: 0, hidden: 0, newest: 0 };

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  readonly isHidden = (id: FactoidId): boolean => this.#hidden.has(id);

  related({ text, vector, limit }: RelatedAsk, index: FactoidIndex): SearchHit[] {
    const byWords = index.related(text, RANKED, this.isHidden);
    const isShown = (id: FactoidId) => index.has(id) && !this.isHidden(id);
    return fuse(vector ? [byWords, this.#vectors.nearest(vector, RANKED, isShown)] : [byWords], limit);
  }

  async renewed(): Promise<FactoidIndex> {
    const standing = this.#index;
    if (!standing) return this.#renew();
    return this.#renew().catch((error: unknown) => {
      this.#deps.notes.notRenewed(error);
      return standing;
    });
  }

  async #renew(): Promise<FactoidIndex> {
    if (this.#isDue('snapshot')) await this.#look('snapshot', () => this.#loadSnapshot());
    if (this.#isDue('hidden')) {
      await this.#look('hidden', async () => {
        this.#hidden = await this.#deps.documents.hidden();
      });
    }
    const index = this.#index ?? new FactoidIndex();
    if (this.#isDue('newest')) await this.#look('newest', () => this.#addNewest(index));
    this.#index = index;
    return index;
  }

  #isDue(what: keyof typeof LOOK_EVERY_MS): boolean {
    return this.#deps.clock.now().getTime() - this.#lookedAtMs[what] >= LOOK_EVERY_MS[what];
  }

  /** What failed is looked at again by the next question. */
  async #look(what: keyof typeof LOOK_EVERY_MS, look: () => Promise<void>): Promise<void> {
    const atMs = this.#deps.clock.now().getTime();
    await look();
    this.#lookedAtMs[what] = atMs;
  }

  async #loadSnapshot(): Promise<void> {
    const { snapshots, clock, notes } = this.#deps;
    const startedAtMs = clock.now().getTime();
    const stored = await snapshots.load(this.#tag);
    if (stored === 'unchanged') return;
    const snapshot = stored && readSnapshot(stored.text);
    if (!stored || !snapshot) return this.#index ? undefined : notes.withoutSnapshot();
    const vectors = await this.#loadVectors(snapshot.vectors);
    this.#index = snapshot.index;
    this.#vectors = vectors ?? this.#vectors;
    this.#tag = vectors ? stored.tag : null;
    this.#newestId = snapshot.newestId;
    this.#lookedAtMs.newest = 0;
    const counts = { factoids: snapshot.index.size, vectors: this.#vectors.size };
    notes.loaded({ ...counts, durationMs: clock.now().getTime() - startedAtMs });
  }

  /** null when they cannot be had now: what was known before still tells something. */
  async #loadVectors({ model, parts }: KeptVectors): Promise<VectorIndex | null> {
    try {
      return new VectorIndex(model, await loadParts(this.#deps.snapshots, parts));
    } catch (error) {
      this.#deps.notes.withoutVectors(error);
      return null;
    }
  }

  async #addNewest(index: FactoidIndex): Promise<void> {
    const { documents, clock, notes } = this.#deps;
    let [newest, count] = [this.#newestId, 0];
    for await (const batch of documents.newest(readOnFrom(newest, clock.now()))) {
      for (const document of batch) {
        index.add(document);
        if (newest === null || document.id > newest) newest = document.id;
      }
      count += batch.length;
      if (count >= MOST_NEWER) {
        notes.leftGap();
        break;
      }
    }
    this.#newestId = newest;
  }
}
