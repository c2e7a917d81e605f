'use client';

import type { Limit, LimitList } from '@factoids/contracts';
import { useState } from 'react';
import { formatClock } from '../../lib/format.ts';
import { Challenge } from './challenge.tsx';
import { leftWords, WHOSE } from './limit-words.ts';
import styles from './limits.module.css';

const DAY_SECONDS = 86_400;
const DAY_MS = DAY_SECONDS * 1_000;

interface LimitDetailsProps {
  readonly list: LimitList;
  readonly onPassed: () => void;
}

/** Every limit in plain words, for whoever asks. */
export function LimitDetails({ list, onPassed }: LimitDetailsProps) {
  // The API lists the widest first; a reader's own is what a reader looks for.
  const limits = list.data.filter(({ action }) => action === 'generate').reverse();
  if (limits.length === 0) return null;
  return (
    <details className={styles.details}>
      <summary>What you have left</summary>
      <dl className={styles.list}>
        {[...Map.groupBy(limits, ({ scope }) => scope)].map(([scope, group]) => (
          <div key={scope}>
            <dt>{WHOSE[scope]}</dt>
            {group.map((limit) => (
              <dd key={`${limit.kind} ${limit.window_seconds}`}>{withReset(limit)}</dd>
            ))}
          </div>
        ))}
      </dl>
      <DayEnds />
      <MoreByChallenge list={list} onPassed={onPassed} />
    </details>
  );
}

/** A minute and an hour slide, and end when they end; all days end together, which is said once below. */
function withReset(limit: Limit): string {
  const { remaining, reset_at, window_seconds } = limit;
  const isPlain = reset_at === null || remaining === limit.limit || window_seconds === DAY_SECONDS;
  return isPlain ? leftWords(limit) : `${leftWords(limit)}, all again by ${formatClock(Date.parse(reset_at))}`;
}

function DayEnds() {
  const local = formatClock(Math.ceil(Date.now() / DAY_MS) * DAY_MS);
  return <p>A day begins at 00:00 UTC{local === '00:00' ? '' : `, which is ${local} for you`}.</p>;
}

function MoreByChallenge({ list, onPassed }: LimitDetailsProps) {
  const [isOpen, setOpen] = useState(false);
  if (list.verified_until)
    return <p>You passed the check: more is yours until {formatClock(Date.parse(list.verified_until))}.</p>;
  if (!list.challenge) return null;
  if (isOpen) return <Challenge offer={list.challenge} onPassed={onPassed} />;
  return (
    <button type="button" className={styles.button} onClick={() => setOpen(true)}>
      Get more with a quick check
    </button>
  );
}
