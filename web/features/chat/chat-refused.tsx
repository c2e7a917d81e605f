'use client';

import type { ProblemCode } from '@factoids/contracts';
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

/** In such a chat nothing can be said any more. */
const ENDINGS: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['session_full', 'unknown_model', 'unpriced_model']);

/** A refusal, with what only a chat can offer: another chat. The limits are read when one has refused, not before. */
export function ChatRefused({ refusal, onAgain, onLeave }: ChatRefusedProps) {
  const limits = useLimits();
  const [hasPassed, setHasPassed] = useState(false);
  const { problem } = refusal;
  const isSpent = problem?.limit?.scope === 'chat' && problem.limit.kind === 'budget';
  const isOver = isSpent || (problem !== null && ENDINGS.has(problem.code));

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
      {isOver ? (
        <button type="button" className={styles.button} onClick={onLeave}>
          Begin a new chat
        </button>
      ) : null}
    </RefusalNote>
  );
}
