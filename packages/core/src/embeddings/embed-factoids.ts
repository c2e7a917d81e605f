import { addUsd, type FactoidId, type NanoUsd, ZERO_USD } from '@factoids/contracts';
import { quoteEmbeddings } from '../admission/index.ts';
import { type DocumentSource, readOnFrom, type SearchDocument, VECTORS_AT_ONCE, type VectorStore } from '../search/index.ts';
import { type EmbedDeps, embeddingPolicy, embedTexts } from './embed-texts.ts';

interface Deps extends EmbedDeps {
  readonly documents: DocumentSource;
  readonly vectors: VectorStore;
}

/** How far one pass goes. */
interface Bounds {
  /** Factoids that are looked at from the first one without a vector on, and those of them that vectors are made of. */
  readonly looked: number;
  readonly embedded: number;
}

interface EmbedFactoids {
  readonly deps: Deps;
  /** Without them it goes on until there is nothing left, and looks at everything anew. */
  readonly bounds?: Bounds;
  /** Counts what it would do, and what that could cost at the most. */
  readonly dryRun?: boolean;
  readonly onProgress?: (embedded: number) => void;
}

export interface EmbeddedFactoids {
  /** `done`: every one that it had to look at has a vector. `bounded`: the next pass goes on. `without`: see the notes. */
  readonly outcome: 'done' | 'bounded' | 'without' | 'off';
  readonly looked: number;
  /** With a vector now; in a dry run, what would be. */
  readonly embedded: number;
  /** What that was held for, or would be. */
  readonly maxCost: NanoUsd;
}

/** What factoids mean, by which they are found: vectors of those that have none of the policy's model, the newest first. What it made stays when it breaks off. */
export async function embedFactoids({ deps, bounds, dryRun = false, onProgress }: EmbedFactoids): Promise<EmbeddedFactoids> {
  const { model } = await embeddingPolicy(deps);
  if (model === null) return { outcome: 'off', looked: 0, embedded: 0, maxCost: ZERO_USD };
  const pass = new Pass({ deps, model, bounds: bounds ?? EVERYTHING, dryRun, onProgress });
  const through = bounds ? await deps.vectors.through(model) : null;
  let newest = through;
  for await (const documents of deps.documents.newest(readOnFrom(through, deps.clock.now()))) {
    newest = latest(newest, documents);
    if (!(await pass.take(documents))) return pass.result();
  }
  if (newest !== null && newest !== through && !dryRun) await deps.vectors.noteThrough(model, newest);
  return pass.result('done');
}

const EVERYTHING: Bounds = { looked: Number.POSITIVE_INFINITY, embedded: Number.POSITIVE_INFINITY };

function latest(newest: FactoidId | null, documents: readonly SearchDocument[]): FactoidId | null {
  return documents.reduce((last, { id }) => (last === null || id > last ? id : last), newest);
}

interface PassSettings extends Required<Pick<EmbedFactoids, 'deps' | 'dryRun'>> {
  readonly model: string;
  readonly bounds: Bounds;
  readonly onProgress: EmbedFactoids['onProgress'];
}

class Pass {
  readonly #settings: PassSettings;
  #counts = { looked: 0, embedded: 0, maxCost: ZERO_USD };
  #passedBy = 0;
  #outcome: EmbeddedFactoids['outcome'] = 'bounded';

  constructor(settings: PassSettings) {
    this.#settings = settings;
  }

  result(outcome = this.#outcome): EmbeddedFactoids {
    return { outcome, ...this.#counts };
  }

  /** Whether it may go on. */
  async take(documents: readonly SearchDocument[]): Promise<boolean> {
    const { deps, model, bounds } = this.#settings;
    const { vectors } = deps;
    const lacking = new Set(
      await vectors.lacking(
        model,
        documents.map(({ id }) => id),
      ),
    );
    const waiting = documents.filter(({ id }) => lacking.has(id));
    for (let at = 0; at < waiting.length; at += VECTORS_AT_ONCE) {
      if (this.#counts.embedded >= bounds.embedded) return false;
      if (!(await this.#embed(waiting.slice(at, at + VECTORS_AT_ONCE)))) return false;
    }
    this.#counts.looked += documents.length;
    // Who has one is passed by: else those behind the newest would never have their turn.
    if (this.#counts.embedded === 0) this.#passedBy = this.#counts.looked;
    return this.#counts.looked - this.#passedBy < bounds.looked;
  }

  async #embed(documents: readonly SearchDocument[]): Promise<boolean> {
    const { deps, model, dryRun, onProgress } = this.#settings;
    const texts = documents.map(({ subject, text }) => `${subject}: ${text}`);
    const quoted = quoteEmbeddings({ embeddings: await embeddingPolicy(deps) }, texts);
    const made = dryRun ? null : await embedTexts({ deps, texts });
    if (!dryRun && made?.model !== model) {
      this.#outcome = 'without';
      return false;
    }
    if (made) await deps.vectors.put(model, withIds(documents, made.vectors));
    this.#counts.embedded += documents.length;
    this.#counts.maxCost = addUsd(this.#counts.maxCost, quoted?.quote.maxCost ?? ZERO_USD);
    onProgress?.(this.#counts.embedded);
    return true;
  }
}

function withIds(documents: readonly SearchDocument[], vectors: readonly Int8Array[]) {
  return documents.flatMap(({ id }, n) => {
    const values = vectors[n];
    return values ? [{ id, values }] : [];
  });
}
