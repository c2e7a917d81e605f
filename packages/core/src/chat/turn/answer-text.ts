import { CHAT_LIMITS, type ChatSource } from '@factoids/contracts';
import { withCitations } from './citations.ts';
import { cut, plainCharacters } from './plain-characters.ts';
import { untilStable, withoutMarkup } from './without-markup.ts';

// Fences of whole lines, and spans within a line: what stands in them is shown as it is.
const CODE = /(^```[^\n`]*\n[\s\S]*?\n```[ \t]*$|(?<!`)`[^`\n]+`(?!`))/gmu;

/**
 * A whole answer as it is kept: paragraphs, lists, emphasis, code and links to its sources. What it cites is among `sources`;
 * tags, images and other links are words. Who shows it makes sure of that again.
 */
export function answerText(raw: string, sources: readonly ChatSource[]): string {
  const parts = plainCharacters(raw).split(CODE);
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
