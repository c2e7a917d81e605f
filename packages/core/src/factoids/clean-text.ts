import { untilStable } from '../text/index.ts';

const TAG = /<\/?[a-z!][^<>]*>/giu;
const LINK = /!?\[([^\]]*)\]\([^)]*\)/gu;
const EMPHASIS = /\*{1,3}|_{2,3}|`+|~~/gu;
// Control, format (zero width, direction overrides), surrogate, private and unassigned characters; joiners belong to emoji.
const INVISIBLE = /(?!\u200d|\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;
const UNFINISHED = /(?:<\/?[a-z!]?[^<>]*|!?\[[^\]]*(?:\](?:\([^)]*)?)?|[*_`~!]+|\s+|\p{Cs})$/iu;

const OPENINGS = /[<[]/gu;

/**
 * What a model wrote as plain text of one line: no tags, no markdown, nothing invisible. What is taken away may leave markup that was
 * not there before; of what hides it that deep, nothing opens any more.
 */
export function cleanText(raw: string): string {
  const plain = untilStable(raw, stripMarkup);
  return (stripMarkup(plain) === plain ? plain : plain.replace(OPENINGS, '')).trim();
}

/**
 * The part of a text still being written that is certain to stay: whatever might turn out to be markup is held back.
 * Shown texts only ever grow, except where a model opens a bracket far back; then the final text corrects it.
 */
export function cleanPrefix(rawSoFar: string): string {
  let certain = rawSoFar;
  for (let held = UNFINISHED.exec(certain); held?.[0]; held = UNFINISHED.exec(certain)) {
    certain = certain.slice(0, held.index);
  }
  return cleanText(certain);
}

function stripMarkup(raw: string): string {
  return raw
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(TAG, '')
    .replace(LINK, '$1')
    .replace(EMPHASIS, '')
    .replace(INVISIBLE, '')
    .replace(/ {2,}/g, ' ');
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The first emoji of a text, or null. */
export function firstEmoji(text: string): string | null {
  for (const { segment } of graphemes.segment(text)) {
    if (/^\p{RGI_Emoji}$/v.test(segment)) return segment;
  }
  return null;
}
