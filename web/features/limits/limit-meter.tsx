'use client';

import type { Limit } from '@factoids/contracts';
import { LimitDetails } from './limit-details.tsx';
import { meterWords } from './limit-words.ts';
import styles from './limits.module.css';
import { nearestLimit } from './nearest-limit.ts';
import type { Refusal } from './refusal.ts';
import { waitLine } from './refusal-words.ts';
import { useHold } from './use-hold.ts';
import type { Limits } from './use-limits.ts';

interface LimitMeterProps {
  readonly limits: Limits;
  /** The most that a factoid by the chosen model may cost; null while nobody knows. */
  readonly costUsd: number | null;
  readonly refusal: Refusal | null;
  /** Of the line that says why the button is off. */
  readonly lineId: string;
}

/** What is left, beside the button that spends it: silent while there is plenty, and never more than a line. */
export function LimitMeter({ limits, costUsd, refusal, lineId }: LimitMeterProps) {
  const { list } = limits;
  const nearest = list && nearestLimit(list.data, costUsd);
  const { secondsLeft, isHeld } = useHold(refusal);
  return (
    <div className={styles.limits}>
      <p id={lineId} className={styles.line}>
        {nearest ? <Meter limit={nearest} /> : null}{' '}
        {isHeld && refusal?.wait ? <span>{waitLine(refusal.wait, secondsLeft)}</span> : null}
        {list?.paused ? <span>Writing is paused. Reading goes on.</span> : null}
      </p>
      {list ? <LimitDetails list={list} onPassed={() => void limits.refresh()} /> : null}
    </div>
  );
}

function Meter({ limit }: { readonly limit: Limit }) {
  return (
    <>
      <meter
        className={styles.meter}
        min={0}
        max={Number(limit.limit)}
        value={Number(limit.remaining)}
        aria-labelledby="meter-words"
      />
      <span id="meter-words">{meterWords(limit)}</span>
    </>
  );
}
