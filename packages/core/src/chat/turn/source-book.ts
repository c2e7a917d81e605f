import type { ChatSource } from '@factoids/contracts';
import { oneLine, plainCharacters } from '../../text/index.ts';
import type { FoundSource } from '../chat-tool.ts';

/** The sources of one turn. The numbers go on over all that was found; the same address has the same number. */
export interface SourceBook {
  number(found: readonly FoundSource[]): readonly ChatSource[];
  at(n: number): ChatSource | undefined;
  all(): readonly ChatSource[];
}

const TITLE_MAX_CHARS = 120;
const URL_MAX_CHARS = 500;

export function sourceBook(): SourceBook {
  const byUrl = new Map<string, ChatSource>();
  const numberOf = (found: FoundSource): ChatSource => {
    const standing = byUrl.get(found.url);
    // What it says here may be another part of the page: the number is the same.
    if (standing) return { ...found, n: standing.n };
    const source = { ...found, n: byUrl.size + 1 };
    byUrl.set(found.url, source);
    return source;
  };
  return {
    number: (found) => found.map(numberOf),
    at: (n) => [...byUrl.values()][n - 1],
    all: () => [...byUrl.values()],
  };
}

/** A source as it may be shown; null for one whose address leads nowhere or is no address. */
export function presentable({ kind, title, url, excerpt }: FoundSource): FoundSource | null {
  const address = kind === 'web' ? webAddress(url) : url;
  if (address === null || address.length > URL_MAX_CHARS) return null;
  return { kind, title: oneLine(title, TITLE_MAX_CHARS) || address, url: address, excerpt: plainCharacters(excerpt).trim() };
}

/** Without what could close a link of markdown early, or show another address than it leads to. */
function webAddress(url: string): string | null {
  const parsed = URL.parse(url);
  if (!parsed || !(parsed.protocol === 'https:' || parsed.protocol === 'http:') || parsed.username || parsed.password)
    return null;
  return parsed.href.replace(/[()\s<>]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
