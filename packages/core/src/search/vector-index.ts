import type { FactoidId, SearchHit } from '@factoids/contracts';
import { type ModelVector, productAt, VECTOR_DIMENSIONS } from './vector.ts';
import type { VectorPart } from './vector-part.ts';

/** Less alike than this, texts have nothing in common but their language. */
const LEAST_COSINE = 0.15;

/** Factoids by what they mean: every vector is compared, which takes less time than an index of them would save. */
export class VectorIndex {
  readonly #model: string | null;
  readonly #parts: readonly VectorPart[];

  constructor(model: string | null, parts: readonly VectorPart[]) {
    this.#model = model;
    this.#parts = parts;
  }

  get size(): number {
    return this.#parts.reduce((sum, { size }) => sum + size, 0);
  }

  /** The nearest first. Of another model than the vectors here: none. */
  nearest({ model, values }: ModelVector, limit: number, isWanted: (id: FactoidId) => boolean): readonly SearchHit[] {
    if (model !== this.#model) return [];
    const best = new Nearest(limit);
    for (const part of this.#parts) {
      for (let row = 0; row < part.size; row += 1) {
        const product = productOf(part.values, row * VECTOR_DIMENSIONS, values);
        if (product <= best.floor) continue;
        const id = part.idAt(row);
        if (isWanted(id)) best.offer({ id, score: product });
      }
    }
    return best.hits;
  }
}

/** Four sums at once, of whole numbers: each addition waits for the one before it. */
function productOf(all: Int8Array, from: number, asked: Int8Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let n = 0; n < VECTOR_DIMENSIONS; n += 4) {
    a = (a + Math.imul(all[from + n] ?? 0, asked[n] ?? 0)) | 0;
    b = (b + Math.imul(all[from + n + 1] ?? 0, asked[n + 1] ?? 0)) | 0;
    c = (c + Math.imul(all[from + n + 2] ?? 0, asked[n + 2] ?? 0)) | 0;
    d = (d + Math.imul(all[from + n + 3] ?? 0, asked[n + 3] ?? 0)) | 0;
  }
  return a + b + c + d;
}

class Nearest {
  readonly hits: SearchHit[] = [];
  /** What is not above it is not among the nearest. */
  floor = productAt(LEAST_COSINE);
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(hit: SearchHit): void {
    const place = this.hits.findIndex(({ score }) => score < hit.score);
    this.hits.splice(place === -1 ? this.hits.length : place, 0, hit);
    this.hits.splice(this.#limit);
    if (this.hits.length === this.#limit) this.floor = this.hits.at(-1)?.score ?? this.floor;
  }
}
