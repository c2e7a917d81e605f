import { stemsOf } from '../answers/stem.ts';

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const DIRECTIONS_PER_PIECE = 8;
/** What all pieces of a word weigh together, beside the word itself: kin such as «pregnant» and «pregnancy» share some. */
const PIECES_WEIGHT = 0.8;
const PIECE_CHARS = 4;
/** A long word says more than a short one, which is likely one of many texts. */
const USUAL_CHARS = 6;

/** A unit vector: each word and each piece of one adds a few signed directions found by its hash, so texts that share words lie close together. */
export function embedText(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  const words = new Set(stemsOf(text));
  for (const word of words.size > 0 ? words : [text]) {
    const weight = Math.sqrt(word.length / USUAL_CHARS);
    const pieces = piecesOf(word);
    add(vector, word, weight);
    for (const piece of pieces) add(vector, `~${piece}`, weight * Math.sqrt(PIECES_WEIGHT / pieces.length));
  }
  const length = Math.hypot(...vector);
  if (length === 0) vector[0] = 1;
  return vector.map((value) => value / (length || 1));
}

function add(vector: number[], piece: string, weight: number): void {
  for (let direction = 0; direction < DIRECTIONS_PER_PIECE; direction += 1) {
    const hash = hashText(`${piece}#${direction}`);
    const index = hash % vector.length;
    vector[index] = (vector[index] ?? 0) + (hash & 0x80000000 ? -weight : weight);
  }
}

/** All runs of four characters; a short word has itself. */
function piecesOf(word: string): string[] {
  const framed = `^${word}`;
  return Array.from({ length: Math.max(1, framed.length - PIECE_CHARS + 1) }, (_, at) => framed.slice(at, at + PIECE_CHARS));
}

function hashText(text: string): number {
  let hash = FNV_OFFSET;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, FNV_PRIME);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
