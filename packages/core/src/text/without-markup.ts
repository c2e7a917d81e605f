import type { ChatSource } from '@factoids/contracts';
import { untilStable } from './until-stable.ts';

const TAG = /<\/?[a-z!?][^<>]*>/giu;
const AUTOLINK = /<((?:https?|mailto|ftp):[^<>\s]*)>/giu;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/gu;
const HEADING = /^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*$/gmu;
/** `[name]: address`: where links by name would lead. */
const DEFINITION = /^ {0,3}\[[^\]\n]*\]:[ \t]*<?(?:[a-z][a-z0-9+.-]*:|\/|#|www\.)\S*.*$/gimu;
const IMAGE = /!\[([^[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)/gu;
// A label may have brackets in it, an address parentheses; a title is thrown away.
const LINK = /!?\[((?:[^[\]]|\[[^[\]]*\])*)\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s[^()]*)?\)/gu;
/** Stand in for links to sources while all other brackets lose their meaning; no text has these characters by then. */
const KEPT = /\ue000(\d+)\ue001/gu;

/** A text in which tags, images and links to anything but its sources are words. */
export function withoutMarkup(text: string, sources: readonly ChatSource[]): string {
  const kept: string[] = [];
  const plain = text.replace(COMMENT, '').replace(AUTOLINK, '$1').replace(DEFINITION, '').replace(HEADING, '**$1**');
  const words = inertBrackets(inertTags(keepLinks(plain, sources, kept)));
  return words.replace(KEPT, (_, index) => kept[Number(index)] ?? '');
}

function keepLinks(text: string, sources: readonly ChatSource[], kept: string[]): string {
  const byUrl = new Map(sources.map((source) => [source.url, source]));
  return untilStable(text.replace(IMAGE, '$1'), (current) =>
    current.replace(LINK, (_, label: string, url: string) => {
      const source = byUrl.get(url);
      if (!source) return asWords(label);
      if (isNumber(label)) return `[${source.n}]`;
      kept.push(`[${inertTags(label.replace(/[[\]]/g, ''))}](${url})`);
      return `\ue000${kept.length - 1}\ue001`;
    }),
  );
}

/** A link that is labelled with a number is meant as a citation. */
function asWords(label: string): string {
  return isNumber(label) ? `[${label.replace(/[^\d]/g, '')}]` : label;
}

function isNumber(label: string): boolean {
  return /^\s*[\^[]?\d{1,3}\]?\s*$/.test(label);
}

/** Taking a tag away may leave another one. What is no whole tag is kept from becoming one. */
function inertTags(text: string): string {
  return untilStable(text, (current) => current.replace(TAG, '')).replace(/<(?=[a-z/!?])/giu, '< ');
}

/** No bracket is followed by an address any more, and none begins an image. */
function inertBrackets(text: string): string {
  return text
    .replace(/\](?=\()/gu, '] ')
    .replace(/!(?=\[)/gu, '! ')
    .replace(/^( {0,3}\[[^\]\n]*\]):/gmu, '$1');
}
