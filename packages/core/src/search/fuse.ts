import type { FactoidId, SearchHit } from '@factoids/contracts';

/** As is usual for reciprocal rank fusion: one first place weighs no more than two good ones. */
const RANK_OFFSET = 60;

/** One ranking of several, by places alone: scores of words and of vectors cannot be compared. What several found comes first. */
export function fuse(rankings: readonly (readonly SearchHit[])[], limit: number): SearchHit[] {
  const scores = new Map<FactoidId, number>();
  for (const ranking of rankings) {
    for (const [place, { id }] of ranking.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (RANK_OFFSET + place + 1));
  }
  return [...scores]
    .map(([id, score]): SearchHit => ({ id, score }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
    .slice(0, limit);
}
