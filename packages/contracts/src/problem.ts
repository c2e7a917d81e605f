import * as z from 'zod';
import { FactoidId, RunId } from './ids.ts';

interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** Whether the same request may succeed later without anything being changed. */
  readonly retryable: boolean;
}

/** The closed union of everything that can go wrong, for HTTP answers and for `failed` events alike. */
export const PROBLEM_KINDS = {
  invalid_json: { status: 400, title: 'The body is not JSON', retryable: false },
  bad_request: { status: 400, title: 'The request cannot be understood', retryable: false },
  budget_exhausted: { status: 402, title: 'The budget for this is spent', retryable: false },
  missing_api_key: { status: 401, title: 'An API key is needed', retryable: false },
  invalid_api_key: { status: 403, title: 'This API key is not accepted', retryable: false },
  challenge_required: { status: 403, title: 'A quick check that you are human is needed', retryable: false },
  challenge_failed: { status: 403, title: 'The check was not passed', retryable: false },
  denied: { status: 403, title: 'Access is blocked', retryable: false },
  cross_site_request: { status: 403, title: 'Requests from other sites are refused', retryable: false },
  forbidden: { status: 403, title: 'This is not allowed', retryable: false },
  not_found: { status: 404, title: 'Nothing is here', retryable: false },
  duplicate: { status: 409, title: 'This has been said already', retryable: true },
  request_in_progress: { status: 409, title: 'The same request is being answered', retryable: true },
  turn_in_progress: { status: 409, title: 'This chat is answering already', retryable: true },
  session_full: { status: 422, title: 'This chat is as long as a chat may be', retryable: false },
  session_expired: { status: 410, title: 'This chat is over', retryable: false },
  factoid_hidden: { status: 410, title: 'This factoid was taken down', retryable: false },
  method_not_allowed: { status: 405, title: 'This address has no such method', retryable: false },
  body_too_large: { status: 413, title: 'The body is too large', retryable: false },
  unsupported_media_type: { status: 415, title: 'The body must be application/json', retryable: false },
  invalid_request: { status: 422, title: 'The request does not fit', retryable: false },
  invalid_cursor: { status: 422, title: 'The cursor does not fit', retryable: false },
  unsupported_query: { status: 422, title: 'These filters do not go together', retryable: false },
  future_date: { status: 422, title: 'This day has not come yet', retryable: false },
  topic_denied: { status: 422, title: 'This topic is not written about', retryable: false },
  unknown_model: { status: 422, title: 'There is no such model', retryable: false },
  unpriced_model: { status: 422, title: 'This model has no known price', retryable: false },
  idempotency_mismatch: { status: 422, title: 'This idempotency key came with another request', retryable: false },
  rate_limited: { status: 429, title: 'Too many requests', retryable: true },
  internal: { status: 500, title: 'Something broke on our side', retryable: true },
  upstream_timeout: { status: 504, title: 'The answer took too long', retryable: true },
  paused: { status: 503, title: 'Generation is paused', retryable: true },
  store_busy: { status: 503, title: 'The store is busy', retryable: true },
  search_unavailable: { status: 503, title: 'The search does not answer', retryable: true },
  challenge_unavailable: { status: 503, title: 'The check cannot be made at the moment', retryable: true },
  queue_unavailable: { status: 503, title: 'The job could not be queued', retryable: true },
  models_unavailable: { status: 503, title: 'The price list cannot be read', retryable: true },
  interrupted: { status: 500, title: 'The run was interrupted', retryable: true },
  provider_busy: { status: 503, title: 'The model is busy', retryable: true },
  provider_failed: { status: 502, title: 'The model did not answer', retryable: true },
  provider_timeout: { status: 504, title: 'The model took too long', retryable: true },
  invalid_output: { status: 502, title: 'The model wrote nothing usable', retryable: true },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEM_KINDS;

export const PROBLEM_CODES = Object.keys(PROBLEM_KINDS).filter(isProblemCode);

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEM_KINDS, code);
}

/** One thing wrong with the input: where (JSON pointer, or `query/limit`) and what. */
export const InputError = z.object({ location: z.string(), message: z.string() }).meta({ id: 'InputError' });
export type InputError = z.infer<typeof InputError>;

/** The limit that refused a request, in terms that a program can act on. */
export const BindingLimit = z
  .object({
    scope: z.string().meta({ description: 'global, anonymous, network, session, key or chat' }),
    kind: z.enum(['rate', 'day', 'budget', 'concurrent']),
    limit: z.string().meta({ description: 'requests, runs, or US dollars for a budget' }),
    reset_at: z.string().nullable(),
    lifted_by: z.array(z.enum(['wait', 'challenge', 'key'])).meta({ description: 'what helps, the quickest first' }),
  })
  .meta({ id: 'BindingLimit' });
export type BindingLimit = z.infer<typeof BindingLimit>;

/** The factoid that says already what a run wrote. */
export const ExistingFactoid = z
  .object({ id: FactoidId, url: z.string().meta({ description: 'the page of it, relative to the site' }) })
  .meta({ id: 'ExistingFactoid' });
export type ExistingFactoid = z.infer<typeof ExistingFactoid>;

/** The turn that a chat is busy with. */
export const RunningTurn = z.object({ run_id: RunId, stream_url: z.string() }).meta({ id: 'RunningTurn' });
export type RunningTurn = z.infer<typeof RunningTurn>;

/** RFC 9457 problem details, `application/problem+json`. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    instance: z.string().optional(),
    code: z.enum(PROBLEM_CODES),
    request_id: z.string().optional(),
    retryable: z.boolean(),
    retry_after: z.int().min(0).optional().meta({ description: 'seconds' }),
    errors: z.array(InputError).optional(),
    limit: BindingLimit.optional(),
    existing: ExistingFactoid.optional(),
    running: RunningTurn.optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** What a code alone says; `detail` is a sentence for the person who meets it. */
export function describeProblem(code: ProblemCode, detail?: string): Problem {
  const { status, title, retryable } = PROBLEM_KINDS[code];
  return { type: `/problems/${code.replaceAll('_', '-')}`, title, status, detail: detail ?? `${title}.`, code, retryable };
}
