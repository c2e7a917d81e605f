import type { ZodOpenApiResponsesObject } from 'zod-openapi';
import { PROBLEM_CODES, PROBLEM_KINDS, Problem, type ProblemCode } from '../problem.ts';
import type { Route } from '../route.ts';
import type { MountedRoute } from '../routes.ts';
import { RATE_LIMIT_HEADER_REFS } from './rate-limit-headers.ts';

const ANY_ROUTE: readonly ProblemCode[] = ['rate_limited', 'internal', 'store_busy', 'upstream_timeout'];
const KEYED_ROUTE: readonly ProblemCode[] = ['missing_api_key', 'invalid_api_key'];
const RETRY_LATER: readonly number[] = [429, 503];
/** With what a limit refuses. */
const REFUSED_BY_LIMIT: readonly number[] = [402, 403, 429];

/** A problem+json answer for each status that a route can fail with, with an example for each code behind it. */
export function problemResponses(mounted: MountedRoute): ZodOpenApiResponsesObject {
  const codesByStatus = Map.groupBy(problemCodes(mounted), (code) => PROBLEM_KINDS[code].status);
  const statuses = [...codesByStatus].sort(([a], [b]) => a - b);
  return Object.fromEntries(statuses.map(([status, codes]) => [String(status), problemResponse(mounted.route, status, codes)]));
}

/** Every code that a route can answer with on this surface, each once. */
function problemCodes({ route, surface }: MountedRoute): ProblemCode[] {
  const codes = new Set<ProblemCode>([...route.problems, ...ANY_ROUTE]);
  if (route.query) codes.add('invalid_request');
  if (route.idempotent) codes.add('idempotency_mismatch');
  if (route.idempotent === true) codes.add('request_in_progress');
  if (surface === 'developer') {
    for (const code of KEYED_ROUTE) codes.add(code);
    codes.delete('cross_site_request');
  }
  return [...codes];
}

/** A status behind which only one code stands is the same answer everywhere, so it is written down once. */
export const SINGLE_PROBLEM_RESPONSES = Object.fromEntries(
  PROBLEM_CODES.map((code) => [code, answer(PROBLEM_KINDS[code].status, [code])]),
);

function problemResponse(route: Route, status: number, codes: readonly ProblemCode[]) {
  if (route.limited && REFUSED_BY_LIMIT.includes(status)) return answer(status, codes, RATE_LIMIT_HEADER_REFS);
  const [only, ...others] = codes;
  return only && others.length === 0 ? { $ref: `#/components/responses/${only}` } : answer(status, codes);
}

function answer(status: number, codes: readonly ProblemCode[], headers: Record<string, { $ref: string }> = {}) {
  return {
    description: codes.map((code) => `\`${code}\`: ${PROBLEM_KINDS[code].title}.`).join(' '),
    headers: {
      'x-request-id': { $ref: '#/components/headers/RequestId' },
      ...(RETRY_LATER.includes(status) && { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }),
      ...headers,
    },
    content: {
      'application/problem+json': {
        schema: Problem,
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  };
}
