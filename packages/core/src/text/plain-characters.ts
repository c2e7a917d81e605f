import { CHAT_LIMITS } from '@factoids/contracts';

/** As much of an answer is looked at as can become what is kept of it: the rest would be markup and what is not seen. */
export const RAW_MAX_CHARS = 4 * CHAT_LIMITS.answerMaxChars;

const LINE_BREAKS = /\r\n?|[\u2028\u2029]/gu;
// Control, format (direction overrides, tags), lone surrogate, private and unassigned characters; joiners belong to emoji and to words.
const UNSEEN = /(?!\n|\t|\u200c|\u200d|\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;

/** A text without what is not seen. Lines, tabs and joiners stay. */
export function plainCharacters(text: string): string {
  return text.replace(LINE_BREAKS, '\n').replace(UNSEEN, '');
}

/** The first `maxChars` of a text, and no half of a character. */
export function cut(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  return text.slice(0, maxChars).replace(/[\ud800-\udbff]$/, '');
}

/** On one line, for people: of what a model or the web wrote. */
export function oneLine(text: string, maxChars: number): string {
  const line = plainCharacters(text).replace(/\s+/gu, ' ').trim();
  return line.length <= maxChars ? line : `${cut(line, maxChars - 1).trimEnd()}…`;
}
