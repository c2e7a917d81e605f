import type { Schemas } from '@factoids/client';
import Link from 'next/link';
import styles from './feed-filters.module.css';
import { type FeedQuery, feedAddress, SORTS } from './feed-query.ts';

interface FeedFiltersProps {
  readonly query: FeedQuery;
  /** The most frequent first; empty where nobody could say. */
  readonly subjects: readonly Schemas['Subject'][];
}

/** A form and links: they work before, and without, our script, and the way back is the browser's own. */
export function FeedFilters({ query, subjects }: FeedFiltersProps) {
  return (
    <div className={styles.filters}>
      <search>
        <form className={styles.search} action="/#feed-title" method="get">
          <label htmlFor="q" className="visually-hidden">
            Search the factoids
          </label>
          <input
            id="q"
            name="q"
            type="search"
            defaultValue={query.q ?? ''}
            maxLength={200}
            placeholder="Search"
            enterKeyHint="search"
          />
          {query.subject ? <input type="hidden" name="subject" value={query.subject} /> : null}
          <button type="submit">Search</button>
        </form>
      </search>
      {query.q ? null : <Sorts query={query} />}
      {subjects.length > 0 ? <Subjects query={query} subjects={subjects} /> : null}
    </div>
  );
}

function Sorts({ query }: Pick<FeedFiltersProps, 'query'>) {
  const isOn = (sort: string) => sort === (query.sort ?? 'new');
  const offered = SORTS.filter(({ sort }) => sort !== 'random' || !query.subject);
  return (
    <nav aria-label="Order" className={styles.sorts}>
      {offered.map(({ sort, label }) => (
        <Link
          key={sort}
          href={feedAddress({ ...(query.subject && { subject: query.subject }), ...(sort !== 'new' && { sort }) })}
          aria-current={isOn(sort) ? 'true' : undefined}
          prefetch={false}
          scroll={false}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

/** The chosen one leads away from itself again. */
function Subjects({ query, subjects }: FeedFiltersProps) {
  const kept = { ...(query.sort && query.sort !== 'random' && { sort: query.sort }) };
  const isOn = (subject: Schemas['Subject']) => [subject.key, subject.subject].includes(query.subject ?? '');
  return (
    <nav aria-label="Subjects">
      <ul className={styles.subjects}>
        {subjects.map((subject) => (
          <li key={subject.key}>
            <Link
              href={feedAddress(isOn(subject) ? kept : { ...kept, subject: subject.key })}
              aria-current={isOn(subject) ? 'true' : undefined}
              prefetch={false}
              scroll={false}
            >
              {subject.subject} <span className={styles.count}>{subject.count}</span>
              <span className="visually-hidden">{subject.count === 1 ? ' factoid' : ' factoids'}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
