import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import remend from 'remend';

/** What an answer may not have is no syntax here, and stays the text that it is: markup, pictures, addresses defined elsewhere. */
const NOT_IN_ANSWERS = [
  'htmlFlow',
  'htmlText',
  'labelStartImage',
  'definition',
  'blockQuote',
  'codeIndented',
  'setextUnderline',
  'thematicBreak',
];

/** More lists in one line than anybody writes; a thousand of them would keep a browser busy for seconds. */
const LISTS_WITHOUT_END = /^(?:[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]){9}/m;

/** Closes only what emphasises: half a link or half a tag is shown as it came. */
const CLOSED_MEANWHILE = {
  links: false,
  images: false,
  htmlTags: false,
  katex: false,
  strikethrough: false,
  singleTilde: false,
  comparisonOperators: false,
  setextHeadings: false,
} as const;

interface ParsedAnswer {
  readonly root: Root;
  /** What the positions in the tree count in. */
  readonly source: string;
}

/** @param isGrowing Whether more is to come: what is opened and not yet closed is then taken as closed at its end. */
export function parseAnswer(text: string, isGrowing: boolean): ParsedAnswer {
  const source = isGrowing ? remend(text, CLOSED_MEANWHILE) : text;
  const disabled = LISTS_WITHOUT_END.test(source) ? [...NOT_IN_ANSWERS, 'list'] : NOT_IN_ANSWERS;
  return { root: fromMarkdown(source, { extensions: [{ disable: { null: disabled } }] }), source };
}
