import type { ChatSource } from '@factoids/contracts';
import styles from './answer.module.css';
import { SourceLink, whose } from './source-link.tsx';

/** What an answer rests on, by the numbers that it cites. */
export function SourceRow({ sources }: { readonly sources: readonly ChatSource[] }) {
  if (sources.length === 0) return null;
  return (
    <ul className={styles.sources} aria-label="Sources">
      {sources.map((source) => (
        <li key={source.n}>
          <span className={styles.number}>{source.n}</span>
          <span>
            <SourceLink source={source}>{source.title || source.url}</SourceLink>{' '}
            <span className={styles.host}>{whose(source)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
