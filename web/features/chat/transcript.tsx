'use client';

import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { Models } from '../generate/model-name.ts';
import { Answer, Said } from './answer.tsx';
import { type ChatDesk, isAnswering } from './chat-desk.ts';
import { GrowingAnswer } from './growing-answer.tsx';
import styles from './transcript.module.css';
import { useBottom } from './use-bottom.ts';

interface TranscriptProps {
  readonly desk: ChatDesk;
  readonly models: Models;
  readonly onAgain: () => void;
  /** In place of words while there are none. */
  readonly opening: ReactNode;
  /** Why there is no answer. */
  readonly refused: ReactNode;
}

/** Everything that was said, in a frame that scrolls within: it never moves the page. */
export function Transcript({ desk, models, onAgain, opening, refused }: TranscriptProps) {
  const { messages, asked, refusal } = desk;
  const isBusy = isAnswering(desk);
  const isEmpty = messages.length === 0 && !isBusy && !refusal;
  const { frame, isAway, toBottom } = useBottom(isEmpty ? null : desk);
  const isHeard = useHeard(desk);
  useFocusAfter(isBusy, frame);
  const last = messages.at(-1);
  return (
    <div className={styles.outer}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard */}
      <section className={styles.frame} ref={frame} tabIndex={0} aria-label="What was said">
        <div className={styles.roll}>
          {isEmpty ? opening : null}
          <div role="log" aria-label="The chat" aria-live={isHeard ? 'polite' : 'off'} className={styles.log}>
            {messages.map((message) =>
              message.role === 'user' ? (
                <Said key={message.id} text={message.text} />
              ) : (
                <Answer
                  key={message.id}
                  message={message}
                  onAgain={message === last && message.status !== 'complete' && !isBusy && !refusal ? onAgain : null}
                />
              ),
            )}
          </div>
          {asked === null ? null : <Said text={asked} isOnItsWay />}
          {isBusy ? <GrowingAnswer desk={desk} models={models} /> : null}
          {refusal ? <div className={styles.refusal}>{refused}</div> : null}
        </div>
      </section>
      {isAway && !isEmpty ? (
        <button type="button" className={styles.toBottom} onClick={toBottom}>
          Jump to the latest
        </button>
      ) : null}
    </div>
  );
}

/** What was said before the page was opened is no news: only what comes after it is told. */
function useHeard({ messages }: ChatDesk): boolean {
  const [isHeard, setHeard] = useState(false);
  useEffect(() => {
    if (messages.length > 0) setHeard(true);
  }, [messages]);
  return isHeard;
}

/** The button that was pressed may be gone by now: whoever stood on it is led to what was said, anybody else is left alone. */
function useFocusAfter(isBusy: boolean, frame: RefObject<HTMLElement | null>): void {
  const wasBusy = useRef(isBusy);
  useEffect(() => {
    const isLost = wasBusy.current !== isBusy && document.activeElement === document.body;
    if (isLost) frame.current?.focus({ preventScroll: true });
    wasBusy.current = isBusy;
  }, [isBusy, frame]);
}
