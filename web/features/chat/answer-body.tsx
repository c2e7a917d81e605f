'use client';

import { lazy, Suspense } from 'react';
import styles from './answer.module.css';
import type { AnswerTextProps } from './answer-text.tsx';

const load = () => import('./answer-text.tsx');

/** What draws answers comes when there is one to draw; where it does not come, an answer is still text. */
const AnswerText = lazy(() =>
  load().then(
    ({ AnswerText: drawn }) => ({ default: drawn }),
    () => ({ default: AsWritten }),
  ),
);

/** Fetches it while a question is being written. */
export function expectAnswer(): void {
  load().catch(() => {});
}

export function AnswerBody(props: AnswerTextProps) {
  return (
    <div className={styles.body} dir="auto">
      <Suspense fallback={<AsWritten {...props} />}>
        <AnswerText {...props} />
      </Suspense>
    </div>
  );
}

function AsWritten({ text }: AnswerTextProps) {
  return <p className={styles.asWritten}>{text}</p>;
}
