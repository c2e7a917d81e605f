import type { ChatSource } from '@factoids/contracts';

// [1], [1, 7], [1-3], [^3] and 【4†source】, with the space before them. A bracket in front of a parenthesis is a link.
const CITATION = /[ \t]*(?:\[\s*\^?\d{1,3}(?:\s*[,;–-]\s*\^?\d{1,3})*\s*\](?!\()|【\d{1,3}[^】\n]{0,40}】)/gu;
const NUMBERS = /(\d{1,3})(?:\s*([–-])\s*\^?(?=\d))?/gu;

/** A text that cites nothing but its sources, each as `[n]`. What was invented is gone, with the space before it. */
export function withCitations(text: string, sources: readonly ChatSource[]): string {
  const known = new Set(sources.map(({ n }) => n));
  return text.replace(CITATION, (citation) => {
    const cited = numbersIn(citation).filter((n) => known.has(n));
    const space = /^[ \t]*/u.exec(citation)?.[0] ?? '';
    return cited.length === 0 ? '' : space + [...new Set(cited)].map((n) => `[${n}]`).join('');
  });
}

/** `1-3` means those in between, too. */
function numbersIn(citation: string): number[] {
  const inside = citation.replace(/†.*$/u, '');
  const numbers: number[] = [];
  let from: number | null = null;
  for (const [, digits, dash] of inside.matchAll(NUMBERS)) {
    const n = Number(digits);
    const first = from === null || from > n || n - from > MOST_IN_RANGE ? n : from + 1;
    for (let each = first; each <= n; each += 1) numbers.push(each);
    from = dash === undefined ? null : n;
  }
  return numbers;
}

const MOST_IN_RANGE = 20;
