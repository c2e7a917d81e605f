import type { Metadata } from 'next';
import Link from 'next/link';
import { Masthead } from '../components/masthead.tsx';
import styles from './message.module.css';

export const metadata: Metadata = { title: 'Not in print' };

export default function NotFound() {
  return (
    <>
      <Masthead />
      <main id="main" className={styles.message}>
        <span className={styles.mark} aria-hidden="true">
          🕳️
        </span>
        <h1>This page was never printed.</h1>
        <p>A fact: most addresses lead nowhere. This one is among them, or its factoid has been taken down.</p>
        <Link className={styles.way} href="/">
          Read the latest factoids
        </Link>
      </main>
    </>
  );
}
