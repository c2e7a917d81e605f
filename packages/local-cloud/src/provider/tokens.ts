const BYTES_PER_TOKEN = 4;

/**
 * The provider's tokenizer: pieces of at most four UTF-8 bytes that never split a code point. So plain English counts
 * ⌈bytes / 4⌉, no text counts more than its bytes, and the pieces joined are the text.
 */
export function tokenize(text: string): string[] {
  const tokens: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const character of text) {
    const size = Buffer.byteLength(character);
    if (bytes + size > BYTES_PER_TOKEN) {
      tokens.push(piece);
      piece = '';
      bytes = 0;
    }
    piece += character;
    bytes += size;
  }
  return piece === '' ? tokens : [...tokens, piece];
}

export function countTokens(text: string): number {
  return tokenize(text).length;
}
