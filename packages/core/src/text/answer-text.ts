import { CHAT_LIMITS, type ChatSource } from '@factoids/contracts';
import { withCitations } from './citations.ts';
import { cut, plainCharacters, RAW_MAX_CHARS } from './plain-characters.ts';
import { untilStable } from './until-stable.ts';
import { withoutMarkup } from './without-markup.ts';

// Fences of whole lines, and spans within a line: what stands in them is shown as it is.
const CODE = /(^```[^\n`]*\n[\s\S]*?\n```[ \t]*$|(?<!`)`[^`\n]+`(?!`))/gmu;

/** More than that is no white space of prose; patterns that look for its end would take seconds for a long one. */
const GAP = /\s{40,}/gu;
const GAP_CHARS = 40;

/**
 * A whole answer as it is kept: paragraphs, lists, emphasis, code and links to its sources. What it cites is among `sources`;
 * tags, images and other links are words. Who shows it makes sure of that again.
 */
export function answerText(raw: string, sources: readonly ChatSource[]): string {
  const seen = plainCharacters(cut(raw, RAW_MAX_CHARS)).replace(GAP, (gap) => gap.slice(0, GAP_CHARS));
  const parts = seen.split(CODE);
  const safe = parts.map((part, index) => (index % 2 === 1 ? part : proseOf(part, sources)));
  return capped(
    safe
      .join('')
      .replace(/[ \t]+$/gmu, '')
      .replace(/\n{3,}/gu, '\n\n')
      .trim(),
  );
}

const BRACKETS = /[[\]【】]/gu;

/** What falls out may leave a citation or a link that was not there before. Who hides one that deep has no brackets at all. */
function proseOf(text: string, sources: readonly ChatSource[]): string {
  const tidy = (current: string) => withCitations(withoutMarkup(current, sources), sources);
  const tidied = untilStable(text, tidy);
  return tidy(tidied) === tidied ? tidied : withoutMarkup(tidied.replace(BRACKETS, ''), sources);
}

/** With an ellipsis where it was cut, at the end of a word if one is near. */
function capped(text: string): string {
  if (text.length <= CHAT_LIMITS.answerMaxChars) return text;
  const head = cut(text, CHAT_LIMITS.answerMaxChars - 1);
  return `${head.replace(/\s+\S{0,80}$/u, '').trimEnd()}…`;
}
