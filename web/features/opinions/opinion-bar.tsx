'use client';

import type { Schemas } from '@factoids/client';
import { type ReactNode, useId, useState } from 'react';
import { FeedbackForm } from './feedback-form.tsx';
import styles from './opinion-bar.module.css';
import { useVote } from './use-vote.ts';

interface OpinionBarProps {
  readonly factoid: Schemas['Factoid'];
  /** What else can be done with the factoid. */
  readonly children?: ReactNode;
}

/** What a reader thinks of it: a vote at a press, and, only if asked for, in words. */
export function OpinionBar({ factoid, children }: OpinionBarProps) {
  const { votes, mine, notice, press } = useVote(factoid);
  const [isOpen, setIsOpen] = useState(false);
  const formId = useId();
  return (
    <>
      <div className={styles.bar}>
        <VoteButton label="Mind blown" emoji="🤯" count={votes.up} isMine={mine === 'up'} onPress={() => press('up')} />
        <VoteButton label="Not impressed" emoji="😒" count={votes.down} isMine={mine === 'down'} onPress={() => press('down')} />
        <button
          type="button"
          className={styles.quiet}
          aria-expanded={isOpen}
          aria-controls={formId}
          onClick={() => setIsOpen(!isOpen)}
        >
          Report<span className="visually-hidden"> the factoid about {factoid.subject}</span>
        </button>
        {children}
      </div>
      {notice ? (
        <p role="alert" className={styles.notice}>
          {notice}
        </p>
      ) : null}
      <div id={formId} hidden={!isOpen}>
        {isOpen ? <FeedbackForm factoid={factoid} vote={mine} onDone={() => setIsOpen(false)} /> : null}
      </div>
    </>
  );
}

interface VoteButtonProps {
  readonly label: string;
  readonly emoji: string;
  readonly count: number;
  readonly isMine: boolean;
  readonly onPress: () => void;
}

function VoteButton({ label, emoji, count, isMine, onPress }: VoteButtonProps) {
  return (
    <button type="button" className={styles.vote} aria-pressed={isMine} onClick={onPress}>
      <span className="visually-hidden">{label}, </span>
      <span aria-hidden="true" className={styles.emoji}>
        {emoji}
      </span>
      {count}
      <span className="visually-hidden">{count === 1 ? ' vote' : ' votes'}</span>
    </button>
  );
}
