import { createHash } from 'node:crypto';
import { FactoidId } from '@factoids/contracts';
import { VECTOR_DIMENSIONS } from './vector.ts';
import type { FactoidVector } from './vector-store.ts';

/** A part stays below 8 MB. */
export const VECTORS_IN_PART = 25_000;

const PREFIX = 'fct_';
/** Of an id, without what all have. */
const ID_BYTES = 26;
const NAME_CHARS = 32;

/** Many vectors one after another: first all ids, then all numbers, so that they are read where they lie. */
export class VectorPart {
  readonly size: number;
  readonly #ids: Buffer;
  /** The vector of row n begins at n times {@link VECTOR_DIMENSIONS}. */
  readonly values: Int8Array;

  /** @throws RangeError for bytes that are no part */
  constructor(bytes: Uint8Array) {
    this.size = bytes.length / (ID_BYTES + VECTOR_DIMENSIONS);
    if (!Number.isInteger(this.size)) throw new RangeError('no part of vectors');
    const { buffer, byteOffset } = bytes;
    this.#ids = Buffer.from(buffer, byteOffset, this.size * ID_BYTES);
    this.values = new Int8Array(buffer, byteOffset + this.size * ID_BYTES, this.size * VECTOR_DIMENSIONS);
  }

  idAt(row: number): FactoidId {
    return FactoidId.parse(PREFIX + this.#ids.toString('latin1', row * ID_BYTES, (row + 1) * ID_BYTES));
  }

  *rows(): Generator<FactoidVector> {
    for (let row = 0; row < this.size; row += 1) {
      const at = row * VECTOR_DIMENSIONS;
      yield { id: this.idAt(row), values: this.values.subarray(at, at + VECTOR_DIMENSIONS) };
    }
  }
}

export function partBytes(vectors: readonly FactoidVector[]): Uint8Array {
  const bytes = Buffer.alloc(vectors.length * (ID_BYTES + VECTOR_DIMENSIONS));
  vectors.forEach(({ id, values }, row) => {
    bytes.write(id.slice(PREFIX.length), row * ID_BYTES, 'latin1');
    bytes.set(
      new Uint8Array(values.buffer, values.byteOffset, values.length),
      vectors.length * ID_BYTES + row * VECTOR_DIMENSIONS,
    );
  });
  return bytes;
}

/** By its content: another one for other bytes. */
export function partName(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, NAME_CHARS);
}
