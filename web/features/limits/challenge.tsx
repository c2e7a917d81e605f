'use client';

import styles from './limits.module.css';
import { type ChallengeOffer, type ChallengePhase, useChallenge } from './use-challenge.ts';

interface ChallengeProps {
  readonly offer: ChallengeOffer;
  readonly onPassed: () => void;
}

const WORDS: Readonly<Record<ChallengePhase, string>> = {
  loading: 'Fetching the check…',
  asking: 'Often this is one tap, or nothing at all.',
  checking: 'Looking at your answer…',
  passed: 'Thank you. You have more now.',
  failed: 'That did not work out. Another try often does.',
  expired: 'The check ran out of time.',
  blocked: 'The check cannot be reached from here. A content blocker may be in its way.',
  unavailable: 'Nobody can look at your answer just now. What you had without the check stays as it is.',
};

const CAN_REPEAT: readonly ChallengePhase[] = ['failed', 'expired', 'blocked', 'unavailable'];

/** The human check, where it is needed. */
export function Challenge({ offer, onPassed }: ChallengeProps) {
  const { frame, phase, again } = useChallenge(offer, onPassed);
  return (
    <div className={styles.challenge} data-phase={phase}>
      <div ref={frame} className={styles.frame} />
      <p role="status">{WORDS[phase]}</p>
      {CAN_REPEAT.includes(phase) ? (
        <button type="button" className={styles.button} onClick={again}>
          Repeat the check
        </button>
      ) : null}
    </div>
  );
}
