import type { ChatSource } from '@factoids/contracts';

const CITATION = /\[(\d{1,3})\]/g;

/** The sources that a text cites as `[n]`, in the order of their numbers, each once. */
export function citedSources(text: string, sources: readonly ChatSource[]): ChatSource[] {
  const cited = new Set([...text.matchAll(CITATION)].map(([, n]) => Number(n)));
  const byNumber = new Map(sources.filter(({ n }) => cited.has(n)).map((source) => [source.n, source]));
  return [...byNumber.values()].sort((a, b) => a.n - b.n);
}
