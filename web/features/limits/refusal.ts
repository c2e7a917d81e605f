import { ApiProblem } from '@factoids/client';
import type { Problem, ProblemCode } from '@factoids/contracts';
import { type ProblemWords, wordsOfError, wordsOfProblem } from '../../lib/problem-words.ts';
import type { ServerClock } from '../../lib/server-clock.ts';

/** How long until the same request may succeed. */
export interface Wait {
  /** Milliseconds since the epoch, on this browser's clock. */
  readonly until: number;
  /** When it is the end of a day and not just the next free place: the moment as a timestamp. */
  readonly wholeAt: string | null;
  /** Whether asking earlier is of no use. */
  readonly isCertain: boolean;
}

/** Why there is no factoid, and what may be done about it. */
export interface Refusal {
  readonly words: ProblemWords;
  /** null when no answer came. */
  readonly problem: Problem | null;
  readonly wait: Wait | null;
}

type Times = Pick<ServerClock, 'now' | 'localTime'>;

const BUSY_SECONDS = 3;
/** A button that is dead for longer looks broken. To press it costs nothing, and the limit may have been lifted. */
const DEAD_BUTTON_SECONDS = 300;
const ENDS_FOR_CERTAIN: readonly ProblemCode[] = ['rate_limited', 'store_busy'];

export function refusalOf(error: unknown, times: Times): Refusal {
  if (error instanceof ApiProblem) return refusalOfProblem(error.problem, times);
  return { words: wordsOfError(error), problem: null, wait: null };
}

export function refusalOfProblem(problem: Problem, times: Times): Refusal {
  // The seconds as they were when the answer came would stand beside the countdown.
  const { retry_after: _, ...lasting } = problem;
  return { words: wordsOfProblem(lasting), problem, wait: waitOf(problem, times) };
}

/** Whether to ask now would only bring the same answer. @param secondsLeft of its wait */
export function isHeldBack(refusal: Refusal | null, secondsLeft: number): boolean {
  return refusal?.wait?.isCertain === true && secondsLeft > 0 && secondsLeft <= DEAD_BUTTON_SECONDS;
}

/** What was refused by a limit or a lever stays refused for a while, yet never for good: it may always be asked again. */
export function canAskAgain({ words, problem }: Refusal): boolean {
  return words.isRetryable || problem?.code === 'budget_exhausted' || problem?.code === 'denied';
}

function waitOf({ code, limit, retry_after }: Problem, { now, localTime }: Times): Wait | null {
  const resetAt = limit?.reset_at ?? null;
  const seconds = retry_after ?? (code === 'store_busy' ? BUSY_SECONDS : null);
  const wholeAt = limit?.kind === 'day' || limit?.kind === 'budget' ? resetAt : null;
  // A run that goes on may end sooner than its answer guessed.
  const isCertain = ENDS_FOR_CERTAIN.includes(code) && limit?.kind !== 'concurrent';
  // Seconds count from this moment, on whatever clock; only a timestamp needs the two clocks compared.
  if (seconds !== null) return { until: now() + seconds * 1_000, wholeAt, isCertain };
  return resetAt === null ? null : { until: localTime(resetAt), wholeAt, isCertain };
}
