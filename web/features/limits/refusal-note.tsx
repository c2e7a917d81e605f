'use client';

import { type ReactNode, useState } from 'react';
import { ProblemNote } from '../../components/problem-note.tsx';
import type { ProblemWords } from '../../lib/problem-words.ts';
import { Challenge } from './challenge.tsx';
import styles from './limits.module.css';
import { canAskAgain, type Refusal } from './refusal.ts';
import { type LimitedUnit, limitWords, waitLine } from './refusal-words.ts';
import { useHold } from './use-hold.ts';
import type { Limits } from './use-limits.ts';

interface RefusalNoteProps {
  readonly refusal: Refusal;
  readonly limits: Limits;
  /** What was asked for. */
  readonly unit?: LimitedUnit;
  /** Whether a check that is asked for starts by itself. Not twice in a row: it would go round and round. */
  readonly startsCheck: boolean;
  readonly onPassed: () => void;
  /** The same request again. */
  readonly onRetry: () => void;
  /** Further ways on, as buttons. */
  readonly children?: ReactNode;
}

/** Why not, until when, and everything that helps. There is always something. */
export function RefusalNote({ refusal, limits, unit = 'factoid', startsCheck, onPassed, onRetry, children }: RefusalNoteProps) {
  const { wait } = refusal;
  const { secondsLeft, isHeld } = useHold(refusal);
  return (
    <ProblemNote words={wordsOf(refusal, limits, unit)}>
      {wait ? (
        <p id="refusal-wait" role="timer" className={styles.countdown} data-over={secondsLeft === 0}>
          {waitLine(wait, secondsLeft)}
        </p>
      ) : null}
      <div className={styles.ways}>
        {children}
        {canAskAgain(refusal) ? (
          <button
            type="button"
            className={styles.button}
            onClick={() => isHeld || onRetry()}
            aria-disabled={isHeld}
            aria-describedby={wait ? 'refusal-wait' : undefined}
          >
            Try again
          </button>
        ) : null}
        <WayByChallenge {...{ refusal, limits, startsCheck, onPassed }} />
      </div>
      <Meanwhile problem={refusal.problem} listAt={unit === 'factoid' ? '#feed-title' : '/#feed-title'} />
    </ProblemNote>
  );
}

/** The page knows the visitor's limits, and the time counts down beside: so it says this better than the refusal alone. */
function wordsOf({ words, problem }: Refusal, { list }: Limits, unit: LimitedUnit): ProblemWords {
  const isLimit = problem?.code === 'rate_limited' || problem?.code === 'budget_exhausted';
  return isLimit && problem.limit ? { ...words, ...limitWords(problem.limit, list?.data ?? [], unit) } : words;
}

interface WayByChallengeProps {
  readonly refusal: Refusal;
  readonly limits: Limits;
  readonly startsCheck: boolean;
  readonly onPassed: () => void;
}

/** Asked for, the check is here at once; where it would only help, it waits behind a button. */
function WayByChallenge({ refusal: { problem }, limits, startsCheck, onPassed }: WayByChallengeProps) {
  const isAskedFor = problem?.code === 'challenge_required';
  const [isOpen, setOpen] = useState(isAskedFor && startsCheck);
  const offer = limits.list?.challenge ?? null;
  if (!isAskedFor && !problem?.limit?.lifted_by.includes('challenge')) return null;
  if (isOpen && offer) return <Challenge offer={offer} onPassed={onPassed} />;
  if (isAskedFor && !offer) return <FetchChallenge limits={limits} />;
  return offer ? (
    <button type="button" className={styles.button} onClick={() => setOpen(true)}>
      {isAskedFor ? 'Do the check once more' : 'Get more with a quick check'}
    </button>
  ) : null;
}

function FetchChallenge({ limits }: { readonly limits: Limits }) {
  return (
    <button type="button" className={styles.button} onClick={() => void limits.refresh()}>
      Fetch the check
    </button>
  );
}

/** Limits and levers stop the writing, never the reading. */
function Meanwhile({ problem, listAt }: Pick<Refusal, 'problem'> & { readonly listAt: string }) {
  if (!problem?.limit && problem?.code !== 'denied' && problem?.code !== 'paused') return null;
  const takesKey = problem.limit?.lifted_by.includes('key');
  return (
    <p className={styles.meanwhile}>
      Meanwhile, <a href={listAt}>the latest are free to read</a>.
      {takesKey ? (
        <>
          {' '}
          Writing a program? An API key has limits of its own: <a href="/openapi.json">see the API</a>.
        </>
      ) : null}
    </p>
  );
}
