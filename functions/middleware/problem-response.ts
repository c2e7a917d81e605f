import { describeProblem, type Problem } from '@factoids/contracts';
import { AppError } from '@factoids/core';
import type { HttpResponse } from './http-exchange.ts';

/** The one mapping from what went wrong to what a caller sees; an unknown fault shows its request id and nothing else. */
export function problemResponse(error: unknown, requestId: string, instance: string): HttpResponse {
  const known = error instanceof AppError ? error.toProblem() : describeProblem('internal');
  const problem: Problem = { ...known, instance, request_id: requestId };
  return {
    statusCode: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(problem.retry_after === undefined ? {} : { 'retry-after': String(problem.retry_after) }),
    },
    body: JSON.stringify(problem),
  };
}
