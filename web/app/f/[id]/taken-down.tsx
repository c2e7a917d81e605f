import Link from 'next/link';
import { Masthead } from '../../../components/masthead.tsx';
import styles from '../../message.module.css';

/** In place of a factoid that was printed and is not any more. @param why as the API says it */
export function TakenDown({ why }: { readonly why: string }) {
  return (
    <>
      <Masthead />
      <main id="main" className={styles.message}>
        <span className={styles.mark} aria-hidden="true">
          ✂️
        </span>
        <h1>This one was cut out.</h1>
        <p>{why} All the others are still in print.</p>
        <Link className={styles.way} href="/">
          Read the latest factoids
        </Link>
      </main>
    </>
  );
}
