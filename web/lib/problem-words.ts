import { ApiProblem, Unreachable } from '@factoids/client';
import type { Problem, ProblemCode } from '@factoids/contracts';

/** While what is watched goes on without the page. */
export const OUT_OF_CONTACT = 'Connection lost, trying again';

/** A failure as a visitor reads it. */
export interface ProblemWords {
  readonly title: string;
  readonly detail: string;
  readonly hints: readonly string[];
  readonly isRetryable: boolean;
  readonly requestId: string | null;
}

/** Where the page has words of its own; elsewhere the API's serve. */
const TITLES: Partial<Record<ProblemCode, string>> = {
  budget_exhausted: 'The money for this is spent',
  challenge_required: 'One quick check first',
  challenge_failed: 'The check did not work out',
  challenge_unavailable: 'The check is away for a moment',
  denied: 'This door is shut',
  duplicate: 'We have this one already',
  invalid_cursor: 'This link is out of date',
  search_unavailable: 'The search is away for a moment',
  topic_denied: 'Not about this',
  paused: 'The press is stopped',
  rate_limited: 'Faster than the press',
  store_busy: 'A crowd at the counter',
};

/** What a visitor can do or may expect, where the API's sentence leaves that open. */
const HINTS: Partial<Record<ProblemCode, string>> = {
  challenge_unavailable: 'Everything that you had without it stays as it is.',
  denied: 'Reading goes on. If this is a mistake, tell whoever runs this site, with the reference below.',
  store_busy: 'Nothing was charged. It is often over in seconds.',
};

export const LIST_AWAY: ProblemWords = {
  title: 'The latest factoids are stuck at the printer',
  detail: 'The list could not be read just now. Writing a new one may still work.',
  hints: [],
  isRetryable: true,
  requestId: null,
};

export function wordsOfError(error: unknown): ProblemWords {
  if (error instanceof ApiProblem) return wordsOfProblem(error.problem);
  if (error instanceof Unreachable) {
    return plain('Nobody answers', 'Your connection or our site is away for a moment. Nothing was charged twice: try again.');
  }
  return plain('This page tripped over itself', 'Try again, or reload the page.');
}

export function wordsOfProblem(problem: Problem): ProblemWords {
  const { code, title, detail, errors = [], retry_after, retryable, request_id } = problem;
  const wait = retry_after ? [`Best tried again in ${seconds(retry_after)}.`] : [];
  const fields = errors
    .map(({ location, message }) => `${fieldName(location)}: ${message}`)
    .filter((field) => !detail.startsWith(field));
  return {
    title: TITLES[code] ?? title,
    detail,
    hints: [...fields, ...hintsOf(code), ...wait],
    isRetryable: retryable,
    requestId: request_id ?? null,
  };
}

function hintsOf(code: ProblemCode): string[] {
  const hint = HINTS[code];
  return hint === undefined ? [] : [hint];
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
