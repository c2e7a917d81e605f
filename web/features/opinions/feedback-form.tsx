'use client';

import { ApiProblem, type Schemas } from '@factoids/client';
import type { FeedbackReason, Vote } from '@factoids/contracts';
import { type FormEvent, useRef, useState } from 'react';
import { ProblemNote } from '../../components/problem-note.tsx';
import { browserClient } from '../../lib/browser-api.ts';
import { type ProblemWords, wordsOfError } from '../../lib/problem-words.ts';
import styles from './opinion-bar.module.css';

const REASONS: Readonly<Record<FeedbackReason, string>> = {
  wrong: 'It is wrong',
  boring: 'It is boring',
  duplicate: 'I have read it here before',
  offensive: 'It is offensive',
  bad_source: 'Its source is bad',
};

const COMMENT_MAX_CHARS = 1_000;

interface FeedbackFormProps {
  readonly factoid: Schemas['Factoid'];
  /** The vote that it explains. */
  readonly vote: Vote;
  readonly onDone: () => void;
}

export function FeedbackForm({ factoid, vote, onDone }: FeedbackFormProps) {
  const [state, setState] = useState<'open' | 'sending' | 'sent'>('open');
  const [problem, setProblem] = useState<ProblemWords | null>(null);
  // One form is one report, however often it is sent.
  const idempotencyKey = useRef('');

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (state === 'sending') return;
    const body = feedbackOf(new FormData(event.currentTarget), vote);
    if (!body) return;
    setState('sending');
    setProblem(null);
    idempotencyKey.current ||= crypto.randomUUID();
    try {
      await browserClient.sendFeedback(factoid.id, body, { idempotencyKey: idempotencyKey.current });
      setState('sent');
    } catch (error) {
      // Without a clear no, nobody knows whether it was kept: the same key keeps it from being kept twice.
      if (error instanceof ApiProblem && error.problem.status < 500) idempotencyKey.current = '';
      setProblem(wordsOfError(error));
      setState('open');
    }
  }

  if (state === 'sent') {
    return (
      <p role="status" className={styles.thanks}>
        Thank you: that is read.{' '}
        <button type="button" className={styles.quiet} onClick={onDone}>
          Close
        </button>
      </p>
    );
  }
  return (
    <form className={styles.form} onSubmit={send}>
      <fieldset className={styles.reasons}>
        <legend>What is the matter with it?</legend>
        {Object.entries(REASONS).map(([reason, words]) => (
          <label key={reason} className={styles.reason}>
            <input type="checkbox" name="reason" value={reason} />
            {words}
          </label>
        ))}
      </fieldset>
      <label className={styles.comment}>
        In your words, if you like
        <textarea name="comment" rows={2} maxLength={COMMENT_MAX_CHARS} />
      </label>
      {problem ? <ProblemNote words={problem} /> : null}
      <button type="submit" className={styles.send} aria-disabled={state === 'sending'}>
        {state === 'sending' ? 'Sending…' : 'Send'}
      </button>
    </form>
  );
}

/** null for a form that says nothing. */
function feedbackOf(form: FormData, vote: Vote): Schemas['FeedbackBody'] | null {
  const reasons = form.getAll('reason').filter((reason): reason is FeedbackReason => isReason(String(reason)));
  const comment = String(form.get('comment') ?? '').trim();
  if (reasons.length === 0 && comment === '') return null;
  return { reasons, ...(comment && { comment }), ...(vote !== 'none' && { vote }) };
}

function isReason(text: string): text is FeedbackReason {
  return Object.hasOwn(REASONS, text);
}
