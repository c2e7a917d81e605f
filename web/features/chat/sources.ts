import type { ChatSource } from '@factoids/contracts';

const FACTOID_PAGE = /^\/f\/fct_[0-9a-z]+$/;
const CITATION = /\[(\d{1,3})\]/g;

/** Where a source may lead: a page of the web, or one of ours. null for anything else, whatever a tool returned. */
export function sourceHref({ kind, url }: Pick<ChatSource, 'kind' | 'url'>): string | null {
  if (kind === 'factoid') return FACTOID_PAGE.test(url) ? url : null;
  return webHref(url);
}

/** As browsers read it; null unless it is http or https. */
function webHref(url: string): string | null {
  const parsed = URL.parse(url);
  return parsed && ['http:', 'https:'].includes(parsed.protocol) ? parsed.href : null;
}

/** What a reader should know before following a link: whose page it is. */
export function hostOf(url: string): string {
  return URL.parse(url)?.hostname.replace(/^www\./, '') ?? '';
}

/** The source that a link in an answer stands for: links to anything else are none. */
export function sourceOfLink(url: string, sources: readonly ChatSource[]): ChatSource | null {
  const href = webHref(url) ?? url;
  return sources.find((source) => sourceHref(source) === href) ?? null;
}

/** Text, and between it the sources that it cites. `[n]` that stands for no source is text. */
export type CitedPart = { readonly at: number } & ({ readonly text: string } | { readonly source: ChatSource });

export function splitCitations(text: string, sources: readonly ChatSource[]): CitedPart[] {
  const parts: CitedPart[] = [];
  let end = 0;
  for (const { 0: cited, 1: n, index } of text.matchAll(CITATION)) {
    const source = sources.find((each) => each.n === Number(n));
    if (!source) continue;
    if (index > end) parts.push({ at: end, text: text.slice(end, index) });
    parts.push({ at: index, source });
    end = index + cited.length;
  }
  if (end < text.length) parts.push({ at: end, text: text.slice(end) });
  return parts;
}
