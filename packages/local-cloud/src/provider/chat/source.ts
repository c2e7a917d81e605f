import * as z from 'zod';
import { stemsOf } from '../answers/stem.ts';

const Source = z.object({
  n: z.int().min(1),
  title: z.string().default(''),
  url: z.string().default(''),
  excerpt: z.string().default(''),
});
/** Something that may be cited as `[n]`. */
export type Source = z.infer<typeof Source>;

/** A data object's sources; what is none is passed over. */
export function sourcesIn({ sources }: Record<string, unknown>): Source[] {
  if (!Array.isArray(sources)) return [];
  return sources.flatMap((each) => Source.safeParse(each).data ?? []);
}

const STRONG = 0.6;

/** Those that speak of what is asked, best first; weak ones only where there are no better. */
export function fitting(sources: readonly Source[], question: string): readonly Source[] {
  const asked = new Set(stemsOf(question));
  const scored = sources.map((source) => ({ source, score: overlap(asked, `${source.title} ${source.excerpt}`) }));
  const matching = scored.filter(({ score }) => score > 0).sort((left, right) => right.score - left.score);
  const [best] = matching;
  return matching.filter(({ score }) => score >= (best?.score ?? 0) * STRONG).map(({ source }) => source);
}

/** How much of the words of a statement a text has: 0 to 1. */
export function coverage(statement: string, text: string): number {
  const words = new Set(stemsOf(statement));
  return words.size === 0 ? 0 : overlap(words, text) / words.size;
}

function overlap(words: ReadonlySet<string>, text: string): number {
  const there = new Set(stemsOf(text));
  return [...words].filter((word) => there.has(word)).length;
}
