import * as z from 'zod';

/** As much of Tavily's `POST /search` as changes its answer here; the rest is taken and ignored. */
export const SearchRequest = z.looseObject({
  query: z.string().trim().min(1).max(400),
  max_results: z.int().min(0).max(20).default(5),
  topic: z.enum(['general', 'news', 'finance']).default('general'),
  search_depth: z.enum(['basic', 'advanced', 'fast', 'ultra-fast']).default('basic'),
});
export type SearchRequest = z.infer<typeof SearchRequest>;

/** One result, in Tavily's shape; `score` is between 0 and 1. */
export interface FoundPage {
  readonly title: string;
  readonly url: string;
  readonly content: string;
  readonly score: number;
}
