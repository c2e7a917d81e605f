'use client';

import { ApiProblem } from '@factoids/client';
import type { LimitList } from '@factoids/contracts';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { browserClient } from '../../lib/browser-api.ts';
import { loadTurnstile } from './load-turnstile.ts';

export type ChallengeOffer = NonNullable<LimitList['challenge']>;

export type ChallengePhase =
  | 'loading'
  | 'asking'
  | 'checking'
  | 'passed'
  | 'failed'
  | 'expired'
  /** The widget's own service cannot be reached, or is blocked here. */
  | 'blocked'
  /** The widget was solved, but nobody could confirm it. */
  | 'unavailable';

interface Challenge {
  /** Where the widget is drawn. */
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly phase: ChallengePhase;
  again(): void;
}

const FLEXIBLE_FROM_PX = 300;

/** The human check, from its script to the server's word. Once it is passed, the session counts as verified. */
export function useChallenge({ site_key, script_url }: ChallengeOffer, onPassed: () => void): Challenge {
  const frame = useRef<HTMLDivElement>(null);
  const solved = useRef<string>(null);
  const [phase, setPhase] = useState<ChallengePhase>('loading');
  const [attempt, setAttempt] = useState(0);

  async function confirm(token: string): Promise<void> {
    setPhase('checking');
    solved.current = token;
    const outcome = await confirmToken(token);
    setPhase(outcome);
    if (outcome !== 'unavailable') solved.current = null;
    if (outcome === 'passed') onPassed();
  }
  const confirmed = useEffectEvent(confirm);

  // Each attempt draws a widget of its own.
  useEffect(() => {
    let leave = () => {};
    let hasLeft = false;
    setPhase('loading');
    loadTurnstile(script_url).then(
      (turnstile) => {
        if (hasLeft || !frame.current) return;
        const id = turnstile.render(frame.current, {
          sitekey: site_key,
          theme: 'auto',
          size: frame.current.clientWidth < FLEXIBLE_FROM_PX ? 'compact' : 'flexible',
          callback: (token) => void confirmed(token),
          'error-callback': () => {
            setPhase('blocked');
            return true;
          },
          'expired-callback': () => setPhase('expired'),
          'timeout-callback': () => setPhase('expired'),
          'unsupported-callback': () => setPhase('blocked'),
        });
        leave = () => void (id && turnstile.remove(id));
        setPhase('asking');
      },
      () => void (hasLeft || setPhase('blocked')),
    );
    return () => {
      hasLeft = true;
      leave();
    };
  }, [site_key, script_url, attempt]);

  return {
    frame,
    phase,
    // Nobody has judged a token while the service was away: it is still good.
    again: () => (solved.current ? void confirm(solved.current) : setAttempt((count) => count + 1)),
  };
}

async function confirmToken(token: string): Promise<'passed' | 'failed' | 'unavailable'> {
  try {
    await browserClient.passChallenge({ token });
    return 'passed';
  } catch (error) {
    return error instanceof ApiProblem && error.problem.code === 'challenge_failed' ? 'failed' : 'unavailable';
  }
}
