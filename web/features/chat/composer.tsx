'use client';

import { type FormEvent, type KeyboardEvent, type ReactNode, type RefObject, useId } from 'react';
import styles from './composer.module.css';

interface ComposerProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  /** Why it cannot be sent as things are; null when it can. */
  readonly obstacle: string | null;
  /** How long it is, once that matters. */
  readonly length: string | null;
  readonly onSend: () => void;
  /** How the answer that is made may be stopped; null while there is none. */
  readonly stop: { readonly isStopping: boolean; readonly onStop: () => void } | null;
  readonly children: ReactNode;
}

/** Where a message is written. It can be written in at any time; when it cannot be sent, the line below says why. */
export function Composer({ field, draft, onDraft, obstacle, length, onSend, stop, children }: ComposerProps) {
  const id = useId();

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (obstacle === null) onSend();
  }

  return (
    <form className={styles.composer} onSubmit={submit}>
      <label htmlFor={`${id}-field`} className="visually-hidden">
        Your message
      </label>
      <textarea
        id={`${id}-field`}
        ref={field}
        className={styles.field}
        rows={2}
        dir="auto"
        value={draft}
        onChange={(event) => onDraft(event.target.value)}
        onKeyDown={sendByEnter}
        placeholder="Ask anything about it"
        aria-describedby={`${id}-hint`}
        enterKeyHint="send"
      />
      <p id={`${id}-hint`} className={styles.hint} data-stands={draft.trim() !== '' && obstacle !== null}>
        {hintOf(draft, obstacle)}
        {length ? <span className={styles.length}>{length}</span> : null}
      </p>
      <div className={styles.row}>
        {children}
        {stop ? (
          <button
            type="button"
            className={styles.stop}
            onClick={() => stop.isStopping || stop.onStop()}
            aria-disabled={stop.isStopping}
          >
            {stop.isStopping ? 'Stopping…' : 'Stop'}
          </button>
        ) : null}
        <button type="submit" className={styles.send} aria-disabled={obstacle !== null} aria-describedby={`${id}-hint`}>
          Send
        </button>
      </div>
    </form>
  );
}

/** An empty field needs no excuse: it says how it works. */
function hintOf(draft: string, obstacle: string | null): string {
  return draft.trim() !== '' && obstacle !== null ? obstacle : 'Enter sends, Shift + Enter begins a new line.';
}

/** Not while a character is still being put together from several keys; 229 is how older browsers say so. */
function sendByEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const { isComposing, keyCode } = event.nativeEvent;
  if (event.key !== 'Enter' || event.shiftKey || isComposing || keyCode === 229) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
