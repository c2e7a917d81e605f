'use client';

import type { Schemas } from '@factoids/client';
import { useState } from 'react';
import { browserClient } from '../../lib/browser-api.ts';
import { type ProblemWords, wordsOfError } from '../../lib/problem-words.ts';
import type { FeedQuery } from './feed-query.ts';

/** The page that the server read, or why it could not. */
export type FirstPage = { readonly page: Schemas['FactoidPage'] } | { readonly problem: ProblemWords };

export interface Pages {
  readonly factoids: readonly Schemas['Factoid'][];
  readonly nextCursor: string | null;
  readonly isLoading: boolean;
  readonly problem: ProblemWords | null;
  /** Resolves to how many came. */
  loadMore(): Promise<number>;
}

/** The pages read so far. A page that fails leaves those before it standing. */
export function usePages(query: FeedQuery, first: FirstPage): Pages {
  const firstPage = 'page' in first ? first.page : null;
  const [factoids, setFactoids] = useState(firstPage?.data ?? []);
  const [nextCursor, setNextCursor] = useState(firstPage?.next_cursor ?? null);
  const [isLoading, setIsLoading] = useState(false);
  const [problem, setProblem] = useState('problem' in first ? first.problem : null);

  async function loadMore(): Promise<number> {
    if (isLoading || nextCursor === null) return 0;
    setIsLoading(true);
    try {
      const page = await browserClient.listFactoids({ ...query, cursor: nextCursor });
      setFactoids((earlier) => [...earlier, ...page.data]);
      setNextCursor(page.next_cursor);
      setProblem(null);
      return page.data.length;
    } catch (error) {
      setProblem(wordsOfError(error));
      return 0;
    } finally {
      setIsLoading(false);
    }
  }

  return { factoids, nextCursor, isLoading, problem, loadMore };
}
