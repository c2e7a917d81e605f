import type { Context } from 'aws-lambda';
import type { HttpEvent } from '../middleware/http-exchange.ts';

/** A request as API Gateway hands it on; a GET of the site's list when nothing else is said. */
export function httpEvent(overrides: Partial<HttpEvent> = {}): HttpEvent {
  const resource = overrides.resource ?? '/api/factoids';
  return {
    httpMethod: 'GET',
    resource,
    path: resource,
    headers: {},
    body: null,
    isBase64Encoded: false,
    pathParameters: null,
    queryStringParameters: null,
    requestContext: { requestId: 'req-1' },
    ...overrides,
  };
}

/** A POST of JSON from our own page. */
export function postEvent(overrides: Partial<HttpEvent> = {}): HttpEvent {
  const headers = { 'content-type': 'application/json', ...overrides.headers };
  return httpEvent({ httpMethod: 'POST', resource: '/api/factoids/generate', body: '{}', ...overrides, headers });
}

export function lambdaContext(remainingMs = 10_000): Context {
  return { awsRequestId: 'invocation-1', getRemainingTimeInMillis: () => remainingMs } as Context;
}
