'use client';

import type { Schemas } from '@factoids/client';
import { type ReactNode, useState } from 'react';
import { Feed } from '../features/feed/feed.tsx';
import type { FeedQuery } from '../features/feed/feed-query.ts';
import type { FirstPage } from '../features/feed/use-pages.ts';
import { Generator } from '../features/generate/generator.tsx';

interface FrontPageProps {
  readonly query: FeedQuery;
  readonly firstPage: FirstPage;
  readonly models: Schemas['ModelList'] | null;
  readonly filters: ReactNode;
  /** Between what can be asked for and what was written. */
  readonly children?: ReactNode;
}

/** Joins the halves: what was just written stays in the generator until the next one, and then tops the newest. */
export function FrontPage({ query, firstPage, models, filters, children }: FrontPageProps) {
  const [fresh, setFresh] = useState<readonly Schemas['Factoid'][]>([]);
  const isNewest = Object.keys(query).length === 0;
  return (
    <>
      <Generator models={models} onRetired={(factoid) => setFresh((earlier) => [factoid, ...earlier])} />
      {children}
      {/* Another list is another feed: nothing of the one before stays. */}
      <Feed key={JSON.stringify(query)} query={query} firstPage={firstPage} fresh={isNewest ? fresh : []} filters={filters} />
    </>
  );
}
