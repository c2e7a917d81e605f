import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';

const RACE = { budgetMs: 3_000, baseDelayMs: 15, maxDoublings: 5 } as const;

interface Deps {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/**
 * Tries again, with jitter, as long as `attempt` answers null because what it had read was stale when it was written. Throws
 * `store_busy` once three seconds are used up.
 */
export async function untilDecided<Result>({ clock, random }: Deps, attempt: () => Promise<Result | null>): Promise<Result> {
  const giveUpAt = clock.now().getTime() + RACE.budgetMs;
  for (let tries = 0; ; tries += 1) {
    const result = await attempt();
    if (result !== null) return result;
    const delayMs = random() * RACE.baseDelayMs * 2 ** Math.min(tries, RACE.maxDoublings);
    if (clock.now().getTime() + delayMs > giveUpAt) throw new AppError('store_busy', { retryAfterSeconds: 1 });
    await clock.sleep(delayMs);
  }
}
