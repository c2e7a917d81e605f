import { oneLine } from '../../text/index.ts';

/** What a model asked for, in words for the person. */
export function quoted(text: string): string {
  return `“${oneLine(text, 60)}”`;
}
