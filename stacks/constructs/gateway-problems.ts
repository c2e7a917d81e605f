import { describeProblem, type ProblemCode } from '@factoids/contracts';
import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';

interface GatewayProblem {
  readonly type: ResponseType;
  readonly code: ProblemCode;
  /** Where the gateway's own differs from the code's. */
  readonly status?: number;
  readonly detail?: string;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** What the gateway answers by itself, before or after a function; anything not named falls to the two defaults. */
const GATEWAY_PROBLEMS: readonly GatewayProblem[] = [
  { type: ResponseType.DEFAULT_4XX, code: 'bad_request' },
  // A function that crashed, or whose answer cannot be read: a bad gateway, and no answer of ours.
  { type: ResponseType.DEFAULT_5XX, code: 'internal', status: 502 },
  { type: ResponseType.BAD_REQUEST_BODY, code: 'bad_request' },
  { type: ResponseType.BAD_REQUEST_PARAMETERS, code: 'bad_request' },
  { type: ResponseType.UNAUTHORIZED, code: 'missing_api_key' },
  { type: ResponseType.INVALID_API_KEY, code: 'invalid_api_key', detail: 'Send a valid key in the x-api-key header.' },
  { type: ResponseType.ACCESS_DENIED, code: 'invalid_api_key' },
  { type: ResponseType.INVALID_SIGNATURE, code: 'forbidden' },
  { type: ResponseType.EXPIRED_TOKEN, code: 'forbidden' },
  { type: ResponseType.WAF_FILTERED, code: 'forbidden' },
  { type: ResponseType.MISSING_AUTHENTICATION_TOKEN, code: 'not_found' },
  { type: ResponseType.RESOURCE_NOT_FOUND, code: 'not_found' },
  { type: ResponseType.REQUEST_TOO_LARGE, code: 'body_too_large' },
  { type: ResponseType.UNSUPPORTED_MEDIA_TYPE, code: 'unsupported_media_type' },
  { type: ResponseType.THROTTLED, code: 'rate_limited', retryAfter: 1 },
  {
    type: ResponseType.QUOTA_EXCEEDED,
    code: 'rate_limited',
    detail: "This key's daily quota is used up.",
    retryAfter: 3600,
  },
  { type: ResponseType.INTEGRATION_TIMEOUT, code: 'upstream_timeout' },
  { type: ResponseType.INTEGRATION_FAILURE, code: 'internal' },
  { type: ResponseType.API_CONFIGURATION_ERROR, code: 'internal' },
];

/** Gives the gateway's own errors the shape of ours. */
export function addGatewayProblems(api: RestApi): void {
  for (const problem of GATEWAY_PROBLEMS) {
    const status = problem.status ?? describeProblem(problem.code).status;
    api.addGatewayResponse(problem.type.responseType.toLowerCase().replaceAll('_', '-'), {
      type: problem.type,
      statusCode: String(status),
      responseHeaders: headersOf(problem),
      // The gateway chooses a template by this name and looks for no other; the header says what the body is.
      templates: { 'application/json': bodyOf(problem) },
    });
  }
}

function bodyOf({ code, status, detail, retryAfter }: GatewayProblem): string {
  const described = { ...describeProblem(code, detail), ...(status && { status }) };
  return JSON.stringify({ ...described, request_id: '$context.requestId', ...(retryAfter && { retry_after: retryAfter }) });
}

function headersOf({ retryAfter }: GatewayProblem): Record<string, string> {
  return {
    'content-type': "'application/problem+json'",
    'x-request-id': 'context.requestId',
    ...(retryAfter && { 'retry-after': `'${retryAfter}'` }),
  };
}
