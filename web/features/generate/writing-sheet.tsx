'use client';

import { BusyDots } from '../../components/busy-dots.tsx';
import { OUT_OF_CONTACT } from '../../lib/problem-words.ts';
import type { Desk } from './desk.ts';
import { type Models, modelName } from './model-name.ts';
import styles from './run-panel.module.css';
import { useElapsed } from './use-elapsed.ts';

const SLOW_AFTER_SECONDS = 9;

interface WritingSheetProps {
  readonly desk: Desk;
  readonly models: Models;
  readonly onCancel: () => void;
}

/** The run while it goes on: where it stands, the text so far, and the way to stop it. */
export function WritingSheet({ desk, models, onCancel }: WritingSheetProps) {
  const seconds = useElapsed(desk.ticket?.startedAt ?? null);
  return (
    <div className={styles.sheet} data-kind="writing">
      <p className={styles.stage}>
        <BusyDots />
        {stageWords(desk, models)}
        <span className={styles.seconds}>{seconds} s</span>
      </p>
      <p className={styles.text} data-testid="streaming-text">
        {desk.run.text}
        <span className={styles.caret} aria-hidden="true" />
      </p>
      {seconds >= SLOW_AFTER_SECONDS ? (
        <p className={styles.slow}>This model takes its time today. It goes on even when you close the page.</p>
      ) : null}
      {desk.ticket ? (
        <button type="button" className={styles.cancel} onClick={onCancel} disabled={desk.isStopping}>
          {desk.isStopping ? 'Stopping…' : 'Cancel'}
        </button>
      ) : null}
    </div>
  );
}

function stageWords({ run, isStopping, isInContact }: Desk, models: Models): string {
  if (!isInContact) return OUT_OF_CONTACT;
  if (isStopping) return 'Stopping';
  if (run.phase !== 'running' || !run.model) return 'In the queue';
  const name = modelName(models, run.model);
  if (run.attempt > 1) return `${name} has another go, the first did not fit`;
  return run.text ? `${name} is writing` : `${name} is thinking`;
}
