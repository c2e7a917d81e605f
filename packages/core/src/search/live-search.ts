import type { FactoidId } from '@factoids/contracts';
import type { Clock } from '../clock.ts';
import type { DocumentSource } from './document-source.ts';
import { FactoidIndex } from './factoid-index.ts';
import type { FactoidSearch } from './factoid-search.ts';
import { readOnFrom } from './overlap.ts';
import { readSnapshot } from './snapshot.ts';
import type { SnapshotStore } from './snapshot-store.ts';

const LOOK_EVERY_MS = { snapshot: 30_000, hidden: 30_000, newest: 1_000 } as const;
/** What is read at once to catch up; more is the snapshot's work. */
const MOST_NEWER = 5_000;

/** What the operator is told. */
export interface SearchNotes {
  loaded(what: { readonly factoids: number; readonly durationMs: number }): void;
  /** It answers from the newest factoids alone. */
  withoutSnapshot(): void;
  /** Factoids between the snapshot and the newest are not found. */
  leftGap(): void;
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
    subjects: async (limit) => (await state.renewed()).subjects(limit),
  };
}

class LiveIndex {
  readonly #deps: Deps;
  #index: FactoidIndex | null = null;
  #tag: string | null = null;
  #newestId: FactoidId | null = null;
  #hidden: ReadonlySet<FactoidId> = new Set();
  readonly #lookedAtMs = { snapshot: 0, hidden: 0, newest: 0 };

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  readonly isHidden = (id: FactoidId): boolean => this.#hidden.has(id);

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
    this.#index = snapshot.index;
    this.#tag = stored.tag;
    this.#newestId = snapshot.newestId;
    this.#lookedAtMs.newest = 0;
    notes.loaded({ factoids: snapshot.index.size, durationMs: clock.now().getTime() - startedAtMs });
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
