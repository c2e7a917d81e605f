import type { Problem } from '@factoids/contracts';

/** The API refused or failed, and says why in {@link Problem} terms. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail, options);
    this.problem = problem;
  }
}

/** No answer at all: no network, no such host, or a connection cut before the headers. Worth another try. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** Reads what a failed response says. A body that is no problem+json (a proxy's HTML page) becomes an `internal` problem. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  return toApiProblem(body, response);
}

export function toApiProblem(body: unknown, response: Response): ApiProblem {
  return new ApiProblem(isProblem(body) ? body : strangerProblem(response));
}

function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  if (!('code' in body && 'title' in body && 'detail' in body && 'retryable' in body && 'status' in body)) return false;
  const { code, title, detail, retryable, status } = body;
  const isText = [code, title, detail].every((value) => typeof value === 'string');
  return isText && typeof retryable === 'boolean' && typeof status === 'number';
}

function strangerProblem(response: Response): Problem {
  const requestId = response.headers.get('x-request-id');
  return {
    type: 'about:blank',
    title: 'The answer makes no sense',
    status: response.ok ? 502 : response.status,
    detail: `Something between here and the API answered ${response.status} in its own words.`,
    code: 'internal',
    retryable: response.ok || response.status === 429 || response.status >= 500,
    ...(requestId === null ? {} : { request_id: requestId }),
  };
}
