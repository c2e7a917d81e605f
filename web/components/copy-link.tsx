'use client';

import { useEffect, useState } from 'react';
import styles from './copy-link.module.css';

type Outcome = 'none' | 'copied' | 'failed';

const WORDS: Record<Outcome, string> = { none: 'Copy link', copied: 'Copied', failed: 'Copy failed' };
const NOTICE_MS = 2_500;

interface CopyLinkProps {
  readonly path: string;
  readonly subject: string;
}

export function CopyLink({ path, subject }: CopyLinkProps) {
  const [outcome, setOutcome] = useState<Outcome>('none');

  useEffect(() => {
    if (outcome === 'none') return;
    const timer = setTimeout(() => setOutcome('none'), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(new URL(path, window.location.origin).href);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  }

  return (
    <button type="button" className={styles.button} onClick={copy} data-outcome={outcome}>
      <span aria-live="polite">{WORDS[outcome]}</span>
      <span className="visually-hidden"> to the factoid about {subject}</span>
    </button>
  );
}
