'use client';

import { useState } from 'react';
import styles from '../limits/limits.module.css';
import type { Refusal } from '../limits/refusal.ts';
import { RefusalNote } from '../limits/refusal-note.tsx';
import { useLimits } from '../limits/use-limits.ts';

interface ChatRefusedProps {
  readonly refusal: Refusal;
  readonly onAgain: () => void;
  readonly onLeave: () => void;
}

/** A refusal, with what only a chat can offer: another chat. The limits are read when one has refused, not before. */
export function ChatRefused({ refusal, onAgain, onLeave }: ChatRefusedProps) {
  const limits = useLimits();
  const [hasPassed, setHasPassed] = useState(false);
  const { problem } = refusal;
  const isFull = problem?.code === 'session_full' || (problem?.limit?.scope === 'chat' && problem.limit.kind === 'budget');

  function retryPassed(): void {
    setHasPassed(true);
    onAgain();
  }

  return (
    <RefusalNote
      refusal={refusal}
      limits={limits}
      unit="message"
      startsCheck={!hasPassed}
      onPassed={retryPassed}
      onRetry={onAgain}
    >
      {isFull ? (
        <button type="button" className={styles.button} onClick={onLeave}>
          Begin a new chat
        </button>
      ) : null}
    </RefusalNote>
  );
}
