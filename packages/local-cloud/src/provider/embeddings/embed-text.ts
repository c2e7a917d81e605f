import { stemsOf } from '../answers/stem.ts';

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const DIRECTIONS_PER_WORD = 8;

/** A unit vector: each word adds a few signed directions found by its hash, so texts that share words lie close together. */
export function embedText(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  const words = stemsOf(text);
  for (const word of words.length > 0 ? words : [text]) {
    for (let direction = 0; direction < DIRECTIONS_PER_WORD; direction += 1) {
      const hash = hashText(`${word}#${direction}`);
      const index = hash % dimensions;
      vector[index] = (vector[index] ?? 0) + (hash & 0x80000000 ? -1 : 1);
    }
  }
  const length = Math.hypot(...vector);
  if (length === 0) vector[0] = 1;
  return vector.map((value) => value / (length || 1));
}

function hashText(text: string): number {
  let hash = FNV_OFFSET;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, FNV_PRIME);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
