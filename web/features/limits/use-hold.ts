'use client';

import { useSyncExternalStore } from 'react';
import { isHeldBack, type Refusal } from './refusal.ts';

const TICK_MS = 250;

/** Whole seconds until a moment on this browser's clock, counting down; 0 without one. A tab that slept is right at once. */
function useSecondsLeft(untilMs: number | null): number {
  return useSyncExternalStore(
    untilMs === null ? never : everyTick,
    () => secondsLeft(untilMs, Date.now()),
    () => 0,
  );
}

interface Hold {
  readonly secondsLeft: number;
  /** Whether the button is off meanwhile. */
  readonly isHeld: boolean;
}

/** How long a refusal lasts, as it is now. */
export function useHold(refusal: Refusal | null): Hold {
  const left = useSecondsLeft(refusal?.wait?.until ?? null);
  return { secondsLeft: left, isHeld: isHeldBack(refusal, left) };
}

/** The second that has begun counts: 0 is shown when the time is over, not before. */
export function secondsLeft(untilMs: number | null, nowMs: number): number {
  return untilMs === null ? 0 : Math.max(0, Math.ceil((untilMs - nowMs) / 1_000));
}

function everyTick(onTick: () => void): () => void {
  const timer = setInterval(onTick, TICK_MS);
  return () => clearInterval(timer);
}

function never(): () => void {
  return () => {};
}
