import Link from 'next/link';
import styles from './masthead.module.css';

interface MastheadProps {
  /** Beside the name, as a newspaper has its date. */
  readonly aside?: string;
}

export function Masthead({ aside }: MastheadProps) {
  return (
    <header className={styles.masthead}>
      <Link href="/" className={styles.name}>
        <span className={styles.head} aria-hidden="true">
          🤯
        </span>
        Andy’s Daily Factoids
      </Link>
      {aside ? <p className={styles.aside}>{aside}</p> : null}
    </header>
  );
}
