import type { ChatSource } from '@factoids/contracts';
import { cut } from '../../text/index.ts';
import type { FoundSource } from '../chat-tool.ts';

interface Finding<Source> {
  readonly sources: readonly Source[];
  readonly data: unknown;
}

/** UTF-8 bytes of a text once it stands in a request, which is JSON itself. */
export function bytesInRequest(text: string): number {
  return Buffer.byteLength(JSON.stringify(text));
}

/** What the model reads. */
export function findingText({ sources, data }: Finding<ChatSource>): string {
  return JSON.stringify({ sources: sources.map(({ n, title, url, excerpt }) => ({ n, title, url, excerpt })), data });
}

const EXCERPT_CHARS = [600, 300, 150] as const;
/** As wide as a number gets: the sources have none yet. */
const WIDEST = 999;

/**
 * As much of a finding as fits: excerpts get shorter first, then the last sources go, then the data. null when not even an
 * empty one fits.
 */
export function fitFinding({ sources, data }: Finding<FoundSource>, maxBytes: number): Finding<FoundSource> | null {
  const fits = (finding: Finding<FoundSource>) => {
    const numbered = finding.sources.map((source) => ({ ...source, n: WIDEST }));
    return bytesInRequest(findingText({ ...finding, sources: numbered })) <= maxBytes;
  };
  const shortened = (chars: number) => sources.map((source) => ({ ...source, excerpt: cut(source.excerpt, chars) }));
  const shortest = shortened(EXCERPT_CHARS[EXCERPT_CHARS.length - 1] ?? 0);
  const attempts = [
    ...EXCERPT_CHARS.map((chars) => ({ sources: shortened(chars), data })),
    ...shortest.map((_, dropped) => ({ sources: shortest.slice(0, shortest.length - dropped - 1), data })),
    { sources: shortest.slice(0, 1), data: null },
    { sources: [], data: null },
  ];
  return attempts.find(fits) ?? null;
}
