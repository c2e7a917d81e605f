'use client';

import type { Schemas } from '@factoids/client';
import { type MouseEvent, useState } from 'react';
import { FactoidCard } from '../../components/factoid-card.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import styles from './feed.module.css';
import { usePages } from './use-pages.ts';

interface FeedProps {
  readonly firstPage: Schemas['FactoidPage'] | null;
  /** Written on this page since it was loaded, newest first. */
  readonly fresh: readonly Schemas['Factoid'][];
}

/** The newest first. The way to more is a real link, so that it also works before, or without, our script. */
export function Feed({ firstPage, fresh }: FeedProps) {
  const { factoids, nextCursor, isLoading, problem, loadMore } = usePages(firstPage);
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
        Fresh off the press
      </h2>
      {shown.length > 0 ? (
        <ul className={styles.list}>
          {shown.map((factoid) => (
            <li key={factoid.id}>
              <FactoidCard factoid={factoid} />
            </li>
          ))}
        </ul>
      ) : null}
      {shown.length === 0 && !problem ? <p className={styles.empty}>Nothing printed yet. The first one could be yours.</p> : null}
      {problem ? <ProblemNote words={problem} /> : null}
      <p role="status" className="visually-hidden">
        {notice}
      </p>
      {nextCursor !== null ? (
        <a className={styles.more} href={`/?cursor=${encodeURIComponent(nextCursor)}`} onClick={more} aria-disabled={isLoading}>
          {isLoading ? 'Fetching…' : 'More factoids'}
        </a>
      ) : null}
      {nextCursor === null && problem ? (
        <a className={styles.more} href="/">
          Try again
        </a>
      ) : null}
    </section>
  );
}
