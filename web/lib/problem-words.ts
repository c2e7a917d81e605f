import { ApiProblem, Unreachable } from '@factoids/client';
import type { Problem } from '@factoids/contracts';

/** A failure as a visitor reads it. */
export interface ProblemWords {
  readonly title: string;
  readonly detail: string;
  readonly hints: readonly string[];
  readonly isRetryable: boolean;
  readonly requestId: string | null;
}

export function wordsOfError(error: unknown): ProblemWords {
  if (error instanceof ApiProblem) return wordsOfProblem(error.problem);
  if (error instanceof Unreachable) {
    return plain('Nobody answers', 'Your connection or our site is away for a moment. Nothing was charged twice: try again.');
  }
  return plain('This page tripped over itself', 'Try again, or reload the page.');
}

export function wordsOfProblem(problem: Problem): ProblemWords {
  const wait = problem.retry_after ? [`Best tried again in ${seconds(problem.retry_after)}.`] : [];
  return {
    title: problem.title,
    detail: problem.detail,
    hints: [...(problem.errors ?? []).map(({ location, message }) => `${fieldName(location)}: ${message}`), ...wait],
    isRetryable: problem.retryable,
    requestId: problem.request_id ?? null,
  };
}

function plain(title: string, detail: string): ProblemWords {
  return { title, detail, hints: [], isRetryable: true, requestId: null };
}

function seconds(count: number): string {
  return count === 1 ? 'a second' : `${count} seconds`;
}

/** `topic` of the JSON pointer `/topic`. */
function fieldName(location: string): string {
  return location.replace(/^(body)?\//, '');
}
