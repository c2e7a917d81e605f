import { jsonBytes } from './prompt-bytes.ts';

/** The beginning of a text whose JSON takes at most so many bytes, with a mark at its end; the text itself when it fits. */
export function shortened(text: string, maxBytes: number): string {
  if (jsonBytes(text) <= maxBytes) return text;
  let length = Math.min(text.length, Math.max(0, maxBytes));
  const cut = () => `${text.slice(0, length).toWellFormed()} …`;
  while (length > 0 && jsonBytes(cut()) > maxBytes) length = Math.floor(length * 0.9);
  return cut();
}
