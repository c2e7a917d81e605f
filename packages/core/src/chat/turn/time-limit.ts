import type { Clock } from '../../clock.ts';
import { LostRun, ProviderError, RunCancelled } from '../../runs/index.ts';

/** For what was stopped to come to its end by itself. */
const GRACE_MS = 3_000;

interface Limits {
  readonly clock: Clock;
  /** Aborted when the work is to end at once. */
  readonly stop: AbortSignal;
  readonly limitMs: number;
}

export interface TimeLimit {
  /** Aborted when the work is stopped, and when its time is up. */
  readonly signal: AbortSignal;
  /** The work, which soon after the abort is waited for no longer. Throws `provider_timeout` when its time was up. */
  within<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function timeLimit({ clock, stop, limitMs }: Limits): TimeLimit {
  const late = new AbortController();
  const signal = AbortSignal.any([stop, late.signal]);
  return {
    signal,
    async within(work) {
      const done = new AbortController();
      void clock.sleep(limitMs, done.signal).then(() => done.signal.aborted || late.abort());
      try {
        return await Promise.race([work(), leftAlone(clock, signal, done.signal)]);
      } catch (error) {
        const endsIt = error instanceof LostRun || error instanceof RunCancelled;
        throw late.signal.aborted && !endsIt ? new ProviderError('provider_timeout', { cause: error }) : error;
      } finally {
        done.abort();
      }
    },
  };
}

/** Rejects a while after the abort, and never resolves. */
function leftAlone(clock: Clock, signal: AbortSignal, done: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const giveUp = () => void clock.sleep(GRACE_MS, done).then(() => reject(new ProviderError('provider_failed')));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}
