'use client';

import Link from 'next/link';
import { Masthead } from '../components/masthead.tsx';
import styles from './message.module.css';

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** What an error says stays on the server; a visitor gets its reference. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <>
      <Masthead />
      <main id="main" className={styles.message}>
        <span className={styles.mark} aria-hidden="true">
          😒
        </span>
        <h1>The press is jammed.</h1>
        <p>This page could not be put together just now. That is on us, and often over in a moment.</p>
        <button type="button" className={styles.way} onClick={reset}>
          Try again
        </button>
        <p>
          <Link href="/">Back to the front page</Link>
        </p>
        {error.digest ? <p className={styles.reference}>Reference: {error.digest}</p> : null}
      </main>
    </>
  );
}
