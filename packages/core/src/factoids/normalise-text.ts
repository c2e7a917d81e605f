import { createHash } from 'node:crypto';
import { withFigures } from './number-words.ts';

// The accents of Latin, Greek and Cyrillic letters. The marks of other scripts are letters of their own to their readers.
const ACCENT = /[\u0300-\u036f]/g;
const THOUSANDS = /(?<=\p{Nd})[,'’\u00a0\u202f](?=\p{Nd}{3}(?!\p{Nd}))/gu;
const CANNOT = /\bcan(?:not|['’]t)\b/gu;
const NOT = /(?<=\p{L})n['’]t\b/gu;
const POSSESSIVE = /['’]s\b/gu;
const WORD = /\p{Nd}+(?:st|nd|rd|th)\b|\p{Nd}+(?:\.\p{Nd}+)?|[\p{L}\p{M}\p{No}\p{Nl}]+/gu;

/** The words of a text as they are compared: any script, lower case, without accents and punctuation, its numbers in figures. */
export function comparedWords(text: string): string[] {
  const plain = text.replace(THOUSANDS, '').normalize('NFKD').toLowerCase().replace(ACCENT, '').normalize('NFKC');
  const spelled = plain.replace(CANNOT, 'can not').replace(NOT, ' not').replace(POSSESSIVE, '').replaceAll('%', ' percent ');
  return withFigures(spelled.match(WORD) ?? []);
}

/** What stays of a text when only its words count; a text without any is itself. */
export function normaliseText(text: string): string {
  return comparedWords(text).join(' ') || text.trim();
}

/** SHA-256 of the normalised text, in hex: the same for texts that differ in letter case, punctuation, or how numbers are written. */
export function textHash(text: string): string {
  return createHash('sha256').update(normaliseText(text)).digest('hex');
}
