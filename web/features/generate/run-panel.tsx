'use client';

import { isSettledPhase } from '@factoids/client';
import { type ReactNode, useEffect, useRef } from 'react';
import { FactoidCard } from '../../components/factoid-card.tsx';
import { formatCost } from '../../lib/format.ts';
import { OUT_OF_CONTACT } from '../../lib/problem-words.ts';
import { waitLine } from '../limits/refusal-words.ts';
import { useHold } from '../limits/use-hold.ts';
import { type Desk, isBusy } from './desk.ts';
import type { Models } from './model-name.ts';
import styles from './run-panel.module.css';
import type { RunControls } from './use-run.ts';
import { WritingSheet } from './writing-sheet.tsx';

interface RunPanelProps {
  readonly controls: RunControls;
  readonly models: Models;
  /** The note that stands here when there is a refusal. */
  readonly refused: ReactNode;
}

/** The sheet of paper beside the form. It is silent while it fills; the end is announced once, by the status line. */
export function RunPanel({ controls, models, refused }: RunPanelProps) {
  const { desk } = controls;
  const busy = isBusy(desk);
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { secondsLeft } = useHold(desk.refusal);
  const hasEnded = desk.refusal !== null || isSettledPhase(desk.run.phase);

  // On a phone the sheet lies below the form: show it when the writing starts.
  useEffect(() => {
    if (busy) panel.current?.scrollIntoView({ block: 'nearest' });
  }, [busy]);

  // The Cancel button is gone by now: whoever stood on it is led to the outcome, anybody else is left alone.
  useEffect(() => {
    if (!hasEnded || document.activeElement !== document.body) return;
    (heading.current ?? panel.current)?.focus({ preventScroll: true });
  }, [hasEnded]);

  return (
    <section
      className={styles.panel}
      ref={panel}
      tabIndex={-1}
      aria-label="Your factoid"
      aria-busy={busy}
      data-testid="run-panel"
    >
      <p role="status" className="visually-hidden">
        {announcement(desk, secondsLeft)}
      </p>
      {busy ? <WritingSheet desk={desk} models={models} onCancel={controls.cancel} /> : null}
      {desk.refusal ? (
        <div className={styles.sheet} data-kind="refusal">
          {refused}
        </div>
      ) : null}
      {desk.run.phase === 'cancelled' ? <Cancelled /> : null}
      {desk.run.factoid ? (
        <>
          <FactoidCard factoid={desk.run.factoid} size="hero" headingLevel="h2" headingRef={heading} />
          <Receipt desk={desk} />
        </>
      ) : null}
      {!busy && !desk.refusal && desk.run.phase === 'idle' ? <Blank /> : null}
    </section>
  );
}

function Receipt({ desk }: { readonly desk: Desk }) {
  const { usage, model, factoid } = desk.run;
  const facts = [
    `Cost ${formatCost(usage?.cost_usd ?? factoid?.cost_usd ?? null)}`,
    usage?.completion_tokens ? `${usage.completion_tokens} tokens` : null,
    desk.tookMs === null ? null : `${(desk.tookMs / 1_000).toFixed(1)} s`,
    model ?? factoid?.model,
  ];
  return <p className={styles.receipt}>{facts.filter(Boolean).join(' · ')}</p>;
}

function Cancelled() {
  return (
    <div className={styles.sheet}>
      <p className={styles.lead}>Stopped.</p>
      <p>Nothing more is written. The form still has your topic.</p>
    </div>
  );
}

function Blank() {
  return (
    <div className={styles.sheet} data-kind="blank">
      <span className={styles.mark} aria-hidden="true">
        🤯
      </span>
      <p className={styles.lead}>The next one is yours.</p>
      <p>Press Generate and watch it being written here, word by word.</p>
    </div>
  );
}

/** Of a countdown only the beginning and the end are told, not the seconds between. */
function announcement({ run, refusal, isInContact }: Desk, secondsLeft: number): string {
  if (run.factoid) return `New factoid about ${run.factoid.subject}: ${run.factoid.text}`;
  if (refusal?.wait && secondsLeft === 0) return waitLine(refusal.wait, 0);
  if (refusal) return `${refusal.words.title}. ${refusal.words.detail}`;
  if (run.phase === 'cancelled') return 'Stopped.';
  return isInContact ? '' : OUT_OF_CONTACT;
}
