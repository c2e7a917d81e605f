'use client';

import type { Schemas } from '@factoids/client';
import { type MouseEvent, type ReactNode, useState } from 'react';
import { FactoidCard } from '../../components/factoid-card.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import styles from './feed.module.css';
import { type FeedQuery, feedAddress, feedTitle } from './feed-query.ts';
import { type FirstPage, usePages } from './use-pages.ts';

interface FeedProps {
  readonly query: FeedQuery;
  readonly firstPage: FirstPage;
  /** Written on this page since it was loaded, newest first. */
  readonly fresh: readonly Schemas['Factoid'][];
  /** What the list can be narrowed down with. */
  readonly filters: ReactNode;
}

/** A list of factoids. The way to more is a real link, so that it also works before, or without, our script. */
export function Feed({ query, firstPage, fresh, filters }: FeedProps) {
  const { factoids, nextCursor, isLoading, problem, loadMore } = usePages(query, firstPage);
  const [notice, setNotice] = useState('');
  const shown = [...new Map([...fresh, ...factoids].map((factoid) => [factoid.id, factoid])).values()];

  async function more(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const count = await loadMore();
    if (count > 0) setNotice(`${count} more factoids`);
  }

  return (
    <section className={styles.feed} aria-labelledby="feed-title">
      <h2 id="feed-title" className={styles.title}>
        {feedTitle(query)}
      </h2>
      {filters}
      {shown.length > 0 ? (
        <ul className={styles.list}>
          {shown.map((factoid) => (
            <li key={factoid.id}>
              <FactoidCard factoid={factoid} />
            </li>
          ))}
        </ul>
      ) : null}
      {shown.length === 0 && nextCursor === null && !problem ? <p className={styles.empty}>{emptyWords(query)}</p> : null}
      {problem ? <ProblemNote words={problem} /> : null}
      <p role="status" className="visually-hidden">
        {notice}
      </p>
      {nextCursor !== null ? (
        <a className={styles.more} href={feedAddress({ ...query, cursor: nextCursor })} onClick={more} aria-disabled={isLoading}>
          {isLoading ? 'Fetching…' : 'More factoids'}
        </a>
      ) : null}
      {nextCursor === null && problem ? (
        <a className={styles.more} href="/">
          {factoids.length === 0 && query.cursor ? 'Begin at the beginning' : 'Try again'}
        </a>
      ) : null}
    </section>
  );
}

function emptyWords({ q, subject }: FeedQuery): string {
  if (q || subject) return `Nothing about “${q ?? subject}” yet. Ask for it: the first one could be yours.`;
  return 'Nothing printed yet. The first one could be yours.';
}
