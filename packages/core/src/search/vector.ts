/** Of how many numbers a vector is. */
export const VECTOR_DIMENSIONS = 256;

/** What a vector of length 1 is multiplied by before it is rounded. */
const SCALE = 127;

/** A text's meaning as one model sees it: {@link VECTOR_DIMENSIONS} numbers of −127 to 127. Vectors of other models tell nothing beside it. */
export interface ModelVector {
  readonly model: string;
  readonly values: Int8Array;
}

/** In a byte each: an angle between two vectors changes by less than a degree. Throws a RangeError for what is no vector of this size. */
export function quantise(vector: readonly number[]): Int8Array {
  const length = Math.hypot(...vector);
  if (vector.length !== VECTOR_DIMENSIONS || !(length > 0) || !Number.isFinite(length)) {
    throw new RangeError(`no vector of ${VECTOR_DIMENSIONS} numbers`);
  }
  return Int8Array.from(vector, (value) => Math.round((value / length) * SCALE));
}

/** What the product of two quantised vectors is whose texts are alike to this cosine. */
export function productAt(cosine: number): number {
  return cosine * SCALE * SCALE;
}
