import type { ReactNode } from 'react';
import type { ProblemWords } from '../lib/problem-words.ts';
import styles from './problem-note.module.css';

interface ProblemNoteProps {
  readonly words: ProblemWords;
  /** The way on, usually a button. */
  readonly children?: ReactNode;
}

export function ProblemNote({ words, children }: ProblemNoteProps) {
  return (
    <div className={styles.note}>
      <p className={styles.title}>{words.title}</p>
      <p>{words.detail}</p>
      {words.hints.length > 0 ? (
        <ul className={styles.hints}>
          {words.hints.map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      ) : null}
      {children}
      {words.requestId ? <p className={styles.reference}>Reference: {words.requestId}</p> : null}
    </div>
  );
}
