'use client';

import type { Schemas } from '@factoids/client';
import { useState } from 'react';
import { browserClient } from '../../lib/browser-api.ts';
import { type ProblemWords, wordsOfError } from '../../lib/problem-words.ts';

export interface Pages {
  readonly factoids: readonly Schemas['Factoid'][];
  readonly nextCursor: string | null;
  readonly isLoading: boolean;
  readonly problem: ProblemWords | null;
  /** Resolves to how many came. */
  loadMore(): Promise<number>;
}

const LIST_AWAY: ProblemWords = {
  title: 'The latest factoids are stuck at the printer',
  detail: 'The list could not be read just now. Writing a new one may still work.',
  hints: [],
  isRetryable: true,
  requestId: null,
};

/** The pages read so far. A page that fails leaves those before it standing. */
export function usePages(firstPage: Schemas['FactoidPage'] | null): Pages {
  const [factoids, setFactoids] = useState(firstPage?.data ?? []);
  const [nextCursor, setNextCursor] = useState(firstPage?.next_cursor ?? null);
  const [isLoading, setIsLoading] = useState(false);
  const [problem, setProblem] = useState(firstPage ? null : LIST_AWAY);

  async function loadMore(): Promise<number> {
    if (isLoading || nextCursor === null) return 0;
    setIsLoading(true);
    try {
      const page = await browserClient.listFactoids({ cursor: nextCursor });
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
